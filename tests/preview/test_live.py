"""What a preview shows: the SOPs of a path, their documents, and the last good pages while there is an error."""

from __future__ import annotations

import json
import re

import pytest

from sopdsl.building.built import Fault
from sopdsl.cli import main
from sopdsl.preview.live import Live
from sopdsl.workspace.problems import UsageFault
from tests.preview.conftest import FIRST, live_of, update_meanwhile, view_of
from tests.support import DECLARATIONS, sop_text

pytestmark = pytest.mark.usefixtures("shelf")


class TestDocuments:
    def test_they_are_those_of_a_build(self, shelf):
        shelf.write("sops/sopc.toml", 'paper = "A4"\n')
        live = live_of()
        view = view_of(live)
        assert main(["build", FIRST, "--format", "pdf,html"]) == 0
        assert live.file(view["document"]) == (shelf.folder / "build/001-a.pdf").read_bytes()
        assert live.file(view["form"]) == (shelf.folder / "build/001-a.html").read_bytes()

    def test_pages_are_pictures_of_the_paper(self):
        live = live_of()
        view = view_of(live)
        assert len(view["pages"]) == 2
        for name in view["pages"]:
            picture = live.file(name).decode()
            assert re.match(r'<svg [^>]*viewBox="0 0 935\.43\d* 609\.44\d*"', picture)
            assert "<script" not in picture

    def test_there_are_as_many_pages_as_in_the_pdf(self, shelf):
        import io

        from pypdf import PdfReader

        steps = "".join(f"  pd: Kegiatan nomor {n}\n  petugas: Memeriksa berkas {n}\n" for n in range(40))
        shelf.write(FIRST, sop_text(steps))
        live = live_of()
        view = view_of(live)
        assert len(view["pages"]) == len(PdfReader(io.BytesIO(live.file(view["document"]))).pages) > 2

    def test_a_page_keeps_its_name_while_it_looks_the_same(self, shelf):
        live = live_of()
        before = view_of(live)
        shelf.change("Memeriksa berkas", "Memeriksa dokumen")
        live.update()
        after = view_of(live)
        assert after["pages"][0] == before["pages"][0]
        assert after["pages"][1] != before["pages"][1]
        assert after["form"] != before["form"]
        assert live.file(before["form"])
        assert live.file("pages/0.svg") is None

    def test_a_logo_is_drawn(self, shelf):
        shelf.write(
            "sops/l.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
        )
        without = view_of(live_of())
        shelf.change("  kota: Pekalongan\n", "  kota: Pekalongan\n  logo: l.svg\n", "sops/deklarasi.sop")
        live = live_of()
        view = view_of(live)
        assert view["pages"][0] != without["pages"][0]
        assert b"data:image/svg+xml" in live.file(view["pages"][0])

    def test_a_logo_that_cannot_be_drawn(self, shelf):
        shelf.write("sops/l.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path')
        shelf.change("  kota: Pekalongan\n", "  kota: Pekalongan\n  logo: l.svg\n", "sops/deklarasi.sop")
        view = view_of(live_of())
        assert [one["message"] for one in view["findings"]] == [
            'logo "l.svg" tidak dapat dibaca; kotak kosong dicetak sebagai gantinya'
        ]
        shelf.write("sops/l.svg", "")
        assert len(view["pages"]) == len(view_of(live_of())["pages"]) == 2

    def test_what_a_renderer_says_is_told(self, shelf):
        shelf.write(FIRST, sop_text(name="Layanan \U0001f600 \u16a0"))
        found = view_of(live_of())["findings"]
        assert [(one["level"], one["code"]) for one in found] == [("warning", "")]
        assert "\u16a0" in found[0]["message"]


class TestErrors:
    def test_the_last_good_pages_stay(self, shelf):
        live = live_of()
        good = view_of(live)
        assert (good["stale"], good["findings"]) == (None, [])
        shelf.change("unit: organisasi", "unti: organisasi")
        live.update()
        bad = view_of(live)
        assert bad["pages"] == good["pages"]
        assert "halaman terakhir tanpa galat" in bad["stale"]
        finding = bad["findings"][0]
        assert (finding["level"], finding["code"]) == ("error", "SOP005")
        assert 'maksud Anda "unit"?' in finding["hint"]
        place = finding["places"][0]
        assert (place["file"], place["line"]) == (FIRST, 4)
        marked = next(line for line in place["lines"] if line["number"] == 4)
        assert (marked["before"], marked["marked"], marked["after"]) == ("", "unti", ": organisasi")
        assert [line["number"] for line in place["lines"]] == [2, 3, 4, 5, 6]
        shelf.change("unti: organisasi", "unit: organisasi")
        live.update()
        assert view_of(live) == good

    def test_without_a_good_page_there_is_none(self, shelf):
        shelf.change("unit: organisasi", "unti: organisasi")
        view = view_of(live_of())
        assert view["pages"] == []
        assert "Belum ada halaman" in view["stale"]
        assert view["title"] == "Layanan Pertama"

    def test_an_error_in_the_declarations_is_told(self, shelf):
        live = live_of()
        view_of(live)
        shelf.change("unit organisasi", "unit organisas", "sops/deklarasi.sop")
        live.update()
        view = view_of(live)
        assert view["stale"] and view["pages"]
        assert view["findings"][0]["message"] == 'unit "organisasi" tidak dikenal'

    def test_an_error_in_the_settings_is_told(self, shelf):
        live = live_of()
        view_of(live)
        shelf.write("sops/sopc.toml", 'paper = "A3"\n')
        live.update()
        view = view_of(live)
        assert view["stale"] and view["pages"]
        assert view["findings"][0]["code"] == "SOP040"
        shelf.write("sops/sopc.toml", 'paper = "A4"\n')
        live.update()
        view = view_of(live)
        assert view["stale"] is None
        assert b'viewBox="0 0 841' in live.file(view["pages"][0])

    def test_errors_of_other_sops_are_not_told(self, shelf):
        shelf.change("unit: organisasi", "unti: organisasi", "sops/002-b.sop")
        view = view_of(live_of())
        assert (view["findings"], view["stale"]) == ([], None)

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\0\0", b"PK\x03\x04", b"sop", b"\0" * 50, b"sop X\n" * 3000])
    def test_any_content_is_told_and_mended(self, shelf, content):
        live = live_of()
        good = view_of(live)
        text = (shelf.folder / FIRST).read_bytes()
        shelf.write(FIRST, content)
        live.update()
        bad = view_of(live)
        assert bad["pages"] == good["pages"]
        assert bad["stale"] and bad["findings"]
        shelf.write(FIRST, text)
        live.update()
        assert view_of(live) == good

    def test_a_file_that_goes_away_is_awaited(self, shelf):
        live = live_of()
        good = view_of(live)
        path = shelf.folder / FIRST
        text = path.read_bytes()
        path.unlink()
        live.update()
        gone = view_of(live)
        assert gone["pages"] == good["pages"]
        assert gone["stale"] == f'"{FIRST}" tidak ada. Menunggu berkas itu kembali.'
        path.write_bytes(text)
        live.update()
        assert view_of(live) == good

    def test_line_ends_and_a_byte_order_mark_change_nothing(self, shelf):
        live = live_of()
        good = view_of(live)
        text = (shelf.folder / FIRST).read_bytes()
        shelf.write(FIRST, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
        live.update()
        assert view_of(live) == good

    def test_our_own_fault_is_reported_and_told(self, shelf, monkeypatch):
        faults: list[Fault] = []
        live = Live(FIRST, faults.append)
        good = view_of(live)

        def fail(*_):
            raise ValueError("rahasia dalam")

        monkeypatch.setattr("sopdsl.pipeline.Resolver", fail)
        shelf.change("Memeriksa", "Meneliti")
        live.update()
        view = view_of(live)
        assert "cacat sopc" in view["stale"] and "rahasia" not in view["stale"]
        assert view["pages"] == good["pages"]
        assert ["rahasia dalam" in fault.details for fault in faults] == [True]

    def test_text_that_steers_is_made_visible(self, shelf):
        shelf.change("unit: organisasi", "unti\u202e: organi\x1bsasi")
        finding = view_of(live_of())["findings"]
        assert "\u202e" not in str(finding) and "\x1b" not in str(finding)
        assert "\\u202e" in str(finding)


class TestChoices:
    def test_a_file_shows_its_own_sop(self):
        view = view_of(live_of())
        assert view["choices"] == [["001-a", "Layanan Pertama"]]
        assert (view["id"], view["title"], view["file"], view["note"]) == ("001-a", "Layanan Pertama", FIRST, None)

    def test_a_folder_shows_all_of_its_sops(self, shelf):
        live = live_of("sops")
        view = view_of(live)
        assert [id for id, _ in view["choices"]] == ["001-a", "002-b"]
        assert view["id"] == "001-a"
        assert view_of(live, "002-b")["title"] == "Layanan Kedua"
        assert view_of(live, "../002-b")["id"] == "001-a"
        shelf.write("sops/000-baru.sop", sop_text(name="Baru", number="9"))
        live.update()
        assert [id for id, _ in view_of(live)["choices"]] == ["000-baru", "001-a", "002-b"]

    def test_declarations_show_the_sops_that_they_touch(self, shelf):
        shelf.write("sops/unit-lain.sop", "unit hukum = Bagian Hukum\n  kop:\n    | HUKUM\n")
        shelf.change("unit: organisasi", "unit: hukum")
        live = live_of("sops/unit-lain.sop")
        view = view_of(live)
        assert [id for id, _ in view["choices"]] == ["001-a"]
        assert "deklarasi" in view["note"]
        assert len(view["pages"]) == 2
        before = view["pages"]
        shelf.change("| HUKUM", "| BAGIAN HUKUM", "sops/unit-lain.sop")
        live.update()
        assert view_of(live)["pages"][0] != before[0]

    def test_declarations_that_nothing_uses(self, shelf):
        shelf.write("sops/unit-lain.sop", "unit hukum = Bagian Hukum\n")
        view = view_of(live_of("sops/unit-lain.sop"))
        assert (view["choices"], view["id"], view["pages"]) == ([], "", [])
        assert view["note"].startswith("Belum ada SOP yang tersentuh")
        assert view["file"] == "sops/unit-lain.sop"

    def test_declarations_keep_their_sops_while_they_have_an_error(self, shelf):
        live = live_of("sops/deklarasi.sop")
        assert len(view_of(live)["choices"]) == 2
        shelf.write("sops/deklarasi.sop", DECLARATIONS.replace("=", ""))
        live.update()
        view = view_of(live)
        assert len(view["choices"]) == 2
        assert view["stale"] and view["findings"]


class TestPaths:
    @pytest.mark.parametrize("path", ["tidak-ada.sop", "tidak-ada", ""])
    def test_what_is_not_there_is_refused(self, path):
        with pytest.raises(UsageFault):
            live_of(path)

    def test_one_collection_at_a_time(self, shelf):
        shelf.write("lain/sopc.toml")
        shelf.write("lain/001-a.sop", sop_text())
        with pytest.raises(UsageFault, match="beberapa koleksi"):
            live_of("*/001-a.sop")


class TestWaiting:
    def test_an_update_wakes_until_it_is_over(self):
        live = live_of()
        views = live.views("", 30, pages_first=False)
        next(views)
        assert next(views) == live.view("")
        live.update()
        assert next(views) is next(views) is None
        live.close()
        assert list(views) == []

    def test_nothing_comes_for_a_while(self):
        views = live_of().views("", 0.01, pages_first=False)
        assert next(views) and next(views) and next(views) is next(views) is None

    def test_pages_come_first_and_the_rest_follows(self, shelf):
        live = live_of()
        views = live.views("", 30)
        pages, checked, whole = (json.loads(next(views)) for _ in range(3))
        assert pages["pages"] == checked["pages"] == whole["pages"] and len(pages["pages"]) == 2
        assert (pages["form"], pages["document"]) == (checked["form"], checked["document"]) == (None, None)
        assert live.file(whole["form"]) and live.file(whole["document"])
        shelf.change("Memeriksa berkas", "Memeriksa dokumen \U0001f600 \u16a0")
        live.update()
        next_pages, next_checked, next_whole = (json.loads(next(views)) for _ in range(3))
        # Until then, what there was before can still be had.
        assert (next_pages["form"], next_pages["document"]) == (whole["form"], whole["document"])
        assert live.file(whole["form"]) and next_pages["pages"] == next_whole["pages"] != whole["pages"]
        assert next_whole["form"] != whole["form"] and next_whole["document"] != whole["document"]
        assert [len(view["findings"]) for view in (next_pages, next_checked, next_whole)] == [0, 0, 1]

    def test_a_change_that_comes_meanwhile_is_shown_alone(self, shelf, monkeypatch):
        """The view of a file that is half written is not shown where the rest comes while it is being made."""
        from sopdsl.preview import live as module

        live = live_of()
        views = live.views("", 30, pages_first=False)
        good = next(views)
        text = (shelf.folder / FIRST).read_text("utf-8")
        compiled = module.compile_asked

        def slowly(*args):
            found = compiled(*args)
            monkeypatch.setattr(module, "compile_asked", compiled)
            shelf.write(FIRST, text.replace("Pertama", "Perdana"))
            update_meanwhile(live)
            return found

        monkeypatch.setattr(module, "compile_asked", slowly)
        shelf.write(FIRST, text[: len(text) // 2])
        live.update()
        shown = json.loads(next(views))
        assert (shown["title"], shown["findings"]) == ("Layanan Perdana", [])
        assert shown != json.loads(good)

    def test_unchanged_files_are_not_parsed_again(self, shelf, monkeypatch):
        from sopdsl import pipeline
        from sopdsl.preview import memory

        live = live_of()
        view_of(live)
        parsed = []
        read = pipeline.read_entry
        monkeypatch.setattr(memory, "read_entry", lambda entry: parsed.append(entry.id) or read(entry))
        shelf.change("Memeriksa", "Meneliti seluruh")
        live.update()
        view_of(live)
        assert parsed == ["001-a"]
