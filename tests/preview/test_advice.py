"""The findings beside the pages: those of `sopc check`, by the choices of the collection, and what explains them."""

from __future__ import annotations

import json

import pytest

from sopdsl.cli import main
from tests.preview.conftest import FIRST, live_of, view_of


@pytest.fixture
def advised(shelf):
    """The shelf with all rules, and a slip of spelling in its first SOP."""
    shelf.write("sops/sopc.toml")
    shelf.change("Memeriksa berkas", "Menganalisa berkas")
    return shelf


def checked(*arguments, capsys) -> list[dict]:
    """What `sopc check` finds."""
    capsys.readouterr()
    main(["check", *arguments, "--no-cache", "--output-format", "json"])
    return json.loads(capsys.readouterr().out)


def told(view) -> list[tuple[str, str, str]]:
    return sorted((one["code"], one["message"], one["hint"] or "") for one in view["findings"])


class TestFindings:
    @pytest.mark.usefixtures("advised")
    def test_they_are_those_of_a_check(self, capsys):
        view = view_of(live_of())
        found = checked(FIRST, capsys=capsys)
        assert "SOP601" in {one["code"] for one in found}
        assert told(view) == sorted((one["code"], one["message"], one["hint"] or "") for one in found)
        assert view["stale"] is None and view["checked"]

    def test_the_heaviest_come_first(self, advised):
        advised.change("unit: organisasi", "unti: organisasi")
        levels = [one["level"] for one in view_of(live_of())["findings"]]
        assert levels[0] == "error"
        assert levels == sorted(levels, key=["error", "warning", "info"].index)

    def test_of_a_folder_only_those_of_the_sop_that_is_shown(self, advised):
        advised.change("Memeriksa berkas", "Mengkoordinir berkas", "sops/002-b.sop")
        live = live_of("sops")
        first, second = view_of(live, "001-a"), view_of(live, "002-b")
        assert {one["places"][0]["file"] for one in first["findings"]} == {FIRST}
        assert {one["places"][0]["file"] for one in second["findings"]} == {"sops/002-b.sop"}

    def test_a_save_that_mends_takes_them_away(self, advised):
        live = live_of()
        assert "SOP601" in {one["code"] for one in view_of(live)["findings"]}
        advised.change("Menganalisa", "Menganalisis")
        live.update()
        assert "SOP601" not in {one["code"] for one in view_of(live)["findings"]}

    def test_what_another_file_says_counts(self, advised):
        live = live_of()
        assert "SOP513" not in {one["code"] for one in view_of(live)["findings"]}
        advised.change("sop Layanan Kedua", "sop Layanan Pertama", "sops/002-b.sop")
        live.update()
        assert "SOP513" in {one["code"] for one in view_of(live)["findings"]}

    @pytest.mark.usefixtures("advised")
    def test_pages_come_before_them(self):
        views = live_of().views("", 30)
        pages, both = json.loads(next(views)), json.loads(next(views))
        assert (pages["findings"], pages["checked"]) == ([], False)
        assert both["findings"] and both["checked"]

    def test_those_of_before_stay_until_there_are_others(self, advised):
        live = live_of()
        views = live.views("", 30)
        *_, whole = (json.loads(next(views)) for _ in range(3))
        advised.change("Menganalisa", "Menganalisis")
        live.update()
        assert json.loads(next(views))["findings"] == whole["findings"]
        assert "SOP601" not in {one["code"] for one in json.loads(next(views))["findings"]}


class TestChoices:
    def test_the_collection_chooses(self, advised):
        advised.write("sops/sopc.toml", '[check]\nselect = ["SOP601"]\nlevels = {SOP601 = "warning"}\n')
        assert [(one["code"], one["level"]) for one in view_of(live_of())["findings"]] == [("SOP601", "warning")]

    def test_a_waiver_and_a_baseline_count(self, advised):
        advised.write("sops/sopc.toml", '[check]\nselect = ["SOP601"]\n')
        assert main(["check", "sops", "--write-baseline"]) == 0
        view = view_of(live_of())
        assert (view["findings"], view["summary"]) == ([], "tidak ada temuan dalam 1 berkas (1 sudah dicatat)")
        (advised.folder / "sops/sopc-baseline.json").unlink()
        advised.change("  petugas: Meng", "  # sopc: abaikan SOP601 -- istilah setempat\n  petugas: Meng")
        view = view_of(live_of())
        assert (view["findings"], view["summary"]) == ([], "tidak ada temuan dalam 1 berkas (1 diabaikan)")

    def test_what_can_be_mended_is_told(self, advised):
        advised.write("sops/sopc.toml", '[check]\nselect = ["SOP601"]\n')
        assert "--fix" in view_of(live_of())["fixable"]


class TestExplanations:
    @pytest.mark.usefixtures("advised")
    def test_every_finding_has_one(self, serve):
        served = serve()
        view = view_of(served.live)
        assert view["rules"].keys() == {one["code"] for one in view["findings"]}
        for rule in view["rules"].values():
            assert rule["why"]
            status, headers, page = served.get(served.base + rule["page"])
            assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
            assert "sandbox" in headers["Content-Security-Policy"]
            assert b"<h2" in page

    @pytest.mark.parametrize("name", ["rules/SOP999.html", "rules/", "rules/../live.py", "SOP601.html", "rules/SOP601"])
    @pytest.mark.usefixtures("advised")
    def test_there_are_no_other_pages(self, serve, name):
        served = serve()
        assert served.get(served.base + name)[0] == 404


class TestFaults:
    @pytest.mark.usefixtures("advised")
    def test_a_fault_of_ours_keeps_the_pages(self, serve, monkeypatch):
        def fail(*_):
            raise ValueError("rahasia")

        monkeypatch.setattr("sopdsl.preview.advice.check_collection", fail)
        served = serve()
        view = view_of(served.live)
        assert len(view["pages"]) == 2 and view["findings"] == []
        assert "Kesalahan internal saat memeriksa 001-a" in view["summary"]
        assert "rahasia" in served.faults[0].details and "rahasia" not in json.dumps(view)

    def test_a_change_meanwhile_makes_them_void(self, advised, monkeypatch):
        from sopdsl.preview import advice

        live, check, calls = live_of(), advice.check_collection, []

        def slowly(*arguments):
            found = check(*arguments)
            if not calls:
                advised.change("Menganalisa", "Menganalisis")
                live.update()
            calls.append(found)
            return found

        monkeypatch.setattr(advice, "check_collection", slowly)
        views = live.views("", 30)
        last = None
        while not (last and last["document"]):
            last = json.loads(next(views) or "null") or last
        assert len(calls) == 2
        assert "SOP601" not in {one["code"] for one in last["findings"]}
