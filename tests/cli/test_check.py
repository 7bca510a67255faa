"""`sopc check` as a whole: which findings count by options and settings, baselines, standard input, and its memory."""

from __future__ import annotations

import io
import json
import sys

import pytest

from tests.support import DECLARATIONS, sop_text

LATE = sop_text().replace("tanggal pembuatan: 14 Februari 2022", "tanggal pembuatan: 2 Mei 2022")
"""Made after it took effect: SOP103."""
ONLY = ("--select", "SOP103,SOP8")


@pytest.fixture
def late(desk):
    desk.collection()
    desk.write("sops/hukum/001-a.sop", LATE)
    return desk


def codes(desk, *args: str) -> list[str]:
    return desk.check("sops", *args).codes


class TestChoosing:
    def test_options_choose(self, late):
        assert codes(late, "--select", "SOP103") == ["SOP103"]
        assert codes(late, "--select", "tanggal-terbalik") == ["SOP103"]
        assert codes(late, "--select", "SOP1", "--ignore", "SOP10") == []
        assert codes(late, "--select", "SOP103,SOP8", "--ignore", "SOP103") == []
        assert codes(late, "--select", "SOP8", "--select", "SOP103") == ["SOP103"]

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_a_rule_that_is_not_there_is_wrong_usage(self, late, option):
        outcome = late.run("check", "sops", option, "tanggal-terbalk")
        assert outcome.status == 2
        assert 'aturan "tanggal-terbalk" tidak ada' in outcome.err
        assert 'maksud Anda "tanggal-terbalik"?' in outcome.err

    def test_a_number_without_its_letters_is_told_with_them(self, late):
        outcome = late.run("check", "sops", "--select", "103")
        assert outcome.status == 2
        assert 'maksud Anda "SOP103"?' in outcome.err

    def test_settings_choose_and_options_go_before_them(self, late):
        late.write("sops/sopc.toml", '[check]\nselect = ["SOP103"]\n')
        assert late.run("check", "sops", "--output-format", "json").codes == ["SOP103"]
        assert codes(late, "--select", "SOP8") == []
        late.write("sops/sopc.toml", '[check]\nselect = ["SOP103"]\nignore = ["SOP1"]\n')
        assert late.run("check", "sops", "--output-format", "json").codes == ["SOP103"]
        late.write("sops/sopc.toml", '[check]\nignore = ["SOP103"]\n')
        assert "SOP103" not in late.run("check", "sops", "--output-format", "json").codes

    def test_levels_and_the_exit_status(self, late):
        assert late.run("check", "sops", *ONLY).status == 0
        assert late.run("check", "sops", *ONLY, "--fail-on", "warning").status == 1
        late.write("sops/sopc.toml", '[check.levels]\nSOP103 = "error"\n')
        outcome = late.check("sops", *ONLY)
        assert (outcome.status, outcome.json[0]["level"]) == (1, "error")
        late.write("sops/sopc.toml", '[check.levels]\nSOP103 = "info"\n')
        assert late.run("check", "sops", *ONLY, "--fail-on", "warning").status == 0

    def test_files_may_be_excepted(self, late):
        late.write("sops/sopc.toml", '[check.per_file_ignores]\n"hukum/*.sop" = ["SOP103"]\n')
        assert codes(late, *ONLY) == []

    @pytest.mark.parametrize(
        ("pattern", "hint"),
        [("hukm/*.sop", 'maksud Anda "hukum/*.sop"?'), ("entah/*.sop", "tulis jalur"), ("hukum/x.sop", "tulis jalur")],
    )
    def test_a_pattern_that_no_file_has_is_told(self, late, pattern, hint):
        known = '"hukum/*.sop" = ["SOP6"]\n"sopc-baseline.json" = ["SOP804"]\n'
        late.write("sops/sopc.toml", f'[check.per_file_ignores]\n{known}"{pattern}" = ["SOP6"]\n')
        (told,) = late.check("sops", "--select", "SOP806").json
        assert (told["code"], told["line"]) == ("SOP806", 4)
        assert hint in told["hint"]
        # Of a part of the collection it cannot be told.
        (one,) = sorted((late.folder / "sops/hukum").glob("*.sop"))
        assert late.check(str(one), "--select", "SOP806").json == []
        assert late.check("sops", "--select", "SOP806", "--ignore", "SOP806").json == []

    @pytest.mark.parametrize(
        ("written", "message", "place"),
        [
            ('[check]\nselekt = ["SOP1"]', 'setelan "check.selekt" tidak dikenal', "selekt"),
            ('[check]\nselect = ["SOP999"]', 'aturan "SOP999" pada setelan "check.select" tidak ada', "select"),
            ('[check]\nselect = "SOP1"', 'setelan "check.select" harus berupa daftar aturan', "select"),
            ('[check]\nignore = ["SOP301"]', "SOP301 ialah galat", "ignore"),
            ('[check.levels]\nSOP103 = "galat"', 'tingkat "galat" untuk SOP103 tidak dikenal', "levels"),
            ('[check]\nprofile = "permenpan"', 'profil "permenpan" tidak dikenal', "profile"),
            ('[check]\nbaseline = "../x.json"', "nama berkas .json di dalam koleksi", "baseline"),
            ('[check.per_file_ignores]\n"a.sop" = "SOP1"', "harus berupa daftar aturan", "per_file_ignores"),
        ],
    )
    def test_a_wrong_setting_is_an_error_at_its_place(self, late, written, message, place):
        late.write("sops/sopc.toml", written + "\n")
        outcome = late.check("sops")
        (found,) = (one for one in outcome.json if one["code"] == "SOP040")
        assert message in found["message"]
        line = written.splitlines()[found["line"] - 1]
        assert line[found["column"] - 1 : found["end_column"] - 1] == place
        assert outcome.status == 1


class TestBaseline:
    def test_known_findings_are_left_and_new_ones_count(self, late):
        outcome = late.run("check", "sops", *ONLY, "--write-baseline", "--fail-on", "info")
        assert outcome.status == 0
        assert "1 temuan dicatat di sops/sopc-baseline.json" in outcome.out
        assert "(1 sudah dicatat)" in late.run("check", "sops", *ONLY).out
        assert codes(late, *ONLY) == []
        late.write("sops/hukum/001-a.sop", "# catatan\n\n" + LATE)
        assert codes(late, *ONLY) == []
        late.write("sops/hukum/002-b.sop", LATE.replace("001/SOP", "002/SOP"))
        assert codes(late, *ONLY) == ["SOP103"]

    def test_what_is_known_once_is_not_known_twice(self, late):
        late.run("check", "sops", "--select", "SOP601", "--write-baseline")
        known = json.loads((late.folder / "sops/sopc-baseline.json").read_text())
        assert known["format"] == "sopdsl/baseline"
        assert codes(late, "--select", "SOP601") == []
        body = LATE.replace("Memeriksa berkas", "Memeriksa aktifitas").replace("Menyerahkan", "Menyerahkan aktifitas")
        late.write("sops/hukum/001-a.sop", body.replace(" aktifitas berkas", " berkas"))
        late.run("check", "sops", "--select", "SOP601", "--write-baseline")
        late.write("sops/hukum/001-a.sop", body)
        assert codes(late, "--select", "SOP601") == ["SOP601"]

    def test_what_is_mended_is_told_until_the_baseline_is_made_anew(self, late):
        late.run("check", "sops", *ONLY, "--write-baseline")
        late.write("sops/hukum/001-a.sop", sop_text())
        outcome = late.check("sops", *ONLY)
        assert outcome.codes == ["SOP804"]
        assert outcome.json[0]["file"] == "sops/sopc-baseline.json"
        assert codes(late, *ONLY, "--write-baseline") == []
        assert codes(late, *ONLY) == []

    def test_of_a_part_of_the_collection_nothing_is_called_mended(self, late):
        late.run("check", "sops", *ONLY, "--write-baseline")
        late.write("sops/umum/001-b.sop", sop_text(number="009/SOP/UJI/2022"))
        assert late.check("sops/umum", *ONLY).codes == []

    def test_it_needs_the_whole_collection(self, late):
        outcome = late.run("check", "sops/hukum", "--write-baseline")
        assert outcome.status == 2
        assert "memerlukan seluruh koleksi" in outcome.err
        assert not (late.folder / "sops/sopc-baseline.json").exists()

    def test_its_name_may_be_chosen(self, late):
        late.write("sops/sopc.toml", '[check]\nbaseline = "lama/dasar.json"\n')
        late.run("check", "sops", *ONLY, "--write-baseline")
        assert (late.folder / "sops/lama/dasar.json").is_file()
        assert codes(late, *ONLY) == []

    @pytest.mark.parametrize("damage", ["", "[]", "{}", '{"format": "sopdsl/baseline", "version": 1, "findings": [1]}'])
    def test_a_damaged_one_is_an_error(self, late, damage):
        late.write("sops/sopc-baseline.json", damage)
        outcome = late.check("sops", *ONLY)
        assert (outcome.status, set(outcome.codes)) == (1, {"SOP103", "SOP805"})

    def test_by_some_of_the_rules_nothing_of_the_others_is_called_mended_or_lost(self, late):
        late.write("sops/hukum/001-a.sop", LATE.replace("Memeriksa berkas", "Memeriksa  berkas"))
        late.run("check", "sops", "--select", "SOP103,SOP603,SOP8", "--write-baseline")
        assert codes(late, *ONLY) == []
        assert codes(late, "--select", "SOP103,SOP603,SOP8", "--ignore", "SOP603") == []
        known = (late.folder / "sops/sopc-baseline.json").read_text()
        assert "2 temuan dicatat" in late.run("check", "sops", "--select", "SOP603", "--write-baseline").out
        assert (late.folder / "sops/sopc-baseline.json").read_text() == known

    def test_that_entries_are_gone_may_be_ignored(self, late):
        late.run("check", "sops", *ONLY, "--write-baseline")
        late.write("sops/hukum/001-a.sop", sop_text())
        assert codes(late, *ONLY, "--ignore", "SOP804") == []

    def test_while_there_is_an_error_of_syntax_nothing_is_called_mended(self, late):
        late.run("check", "sops", *ONLY, "--write-baseline")
        late.write("sops/hukum/001-a.sop", LATE.replace("nomor:", "nomor"))
        found = codes(late, *ONLY)
        assert "SOP006" in found
        assert "SOP804" not in found

    def test_where_nothing_is_to_be_written_it_is_not(self, late):
        outcome = late.run("check", "sops", "--diff", "--write-baseline")
        assert outcome.status == 2
        assert "--write-baseline tidak dapat dipakai bersama --diff" in outcome.err
        assert not (late.folder / "sops/sopc-baseline.json").exists()

    @pytest.mark.parametrize("count", ["-1", "0", "1e400", "1.5", '"1"', "null"])
    def test_an_odd_count_is_damage(self, late, count):
        entry = f'{{"file": "a.sop", "code": "SOP103", "message": "x", "count": {count}}}'
        text = f'{{"format": "sopdsl/baseline", "version": 1, "findings": [{entry}]}}'
        late.write("sops/sopc-baseline.json", text)
        assert set(codes(late, *ONLY)) == {"SOP103", "SOP805"}

    def test_a_waiver_is_no_finding_for_it(self, late):
        waived = LATE.replace("2 Mei 2022", "2 Mei 2022  # sopc: abaikan SOP103 -- demikian naskahnya")
        late.write("sops/hukum/001-a.sop", waived)
        assert "0 temuan dicatat" in late.run("check", "sops", *ONLY, "--write-baseline").out
        assert "(1 diabaikan)" in late.run("check", "sops", *ONLY).out


class TestStandardInput:
    @pytest.fixture
    def typed(self, monkeypatch):
        def type_in(text: str | bytes) -> None:
            data = text if isinstance(text, bytes) else text.encode()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

        return type_in

    def test_it_stands_for_its_file(self, late, typed):
        typed(sop_text())
        assert late.check("-", "--stdin-filename", "sops/hukum/001-a.sop", *ONLY).codes == []
        assert late.check("sops", *ONLY).codes == ["SOP103"]
        assert (late.folder / "sops/hukum/001-a.sop").read_text() == LATE

    def test_its_file_need_not_be_there(self, late, typed):
        typed(LATE.replace("001/SOP", "002/SOP").encode("utf-8-sig").replace(b"\n", b"\r\n"))
        (found,) = late.check("-", "--stdin-filename", "sops/hukum/002-b.sop", *ONLY).json
        assert (found["code"], found["file"], found["line"]) == ("SOP103", "sops/hukum/002-b.sop", 5)

    def test_other_files_see_it(self, late, typed):
        late.write(
            "sops/umum/001-c.sop", sop_text(number="003/SOP/UJI/2022", fields="keterkaitan:\n  1. @hukum/009-baru\n")
        )
        typed(sop_text(number="009/SOP/UJI/2022"))
        assert late.check("-", "--stdin-filename", "sops/hukum/009-baru.sop").status == 0

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["-"], "nama berkas untuk masukan baku belum disebut"),
            (["sops", "--stdin-filename", "sops/a.sop"], 'hanya berguna bersama jalur "-"'),
            (["-", "sops", "--stdin-filename", "sops/a.sop"], "tidak dapat disebut bersama jalur lain"),
            (["-", "--stdin-filename", "sops/a.txt"], "bukan nama berkas .sop"),
            (["-", "--stdin-filename", "tiada/a.sop"], 'folder "tiada" tidak ada'),
            (["-", "--stdin-filename", "sops/a.sop", "--write-baseline"], "memerlukan seluruh koleksi"),
        ],
    )
    def test_wrong_usage(self, late, typed, args, message):
        typed(LATE)
        outcome = late.run("check", *args)
        assert outcome.status == 2
        assert message in outcome.err


class TestMemory:
    def test_a_second_check_tells_the_same_and_so_does_one_from_the_start(self, late):
        first = late.check("sops", *ONLY)
        assert [late.check("sops", *ONLY), late.check("sops", *ONLY, "--no-cache")] == [first, first]

    def test_without_it_nothing_is_written(self, late):
        before = sorted(late.folder.rglob("*"))
        late.check("sops", *ONLY, "--no-cache")
        assert sorted(late.folder.rglob("*")) == before

    def test_a_collection_without_settings_is_left_as_it_is(self, desk):
        desk.write("a/deklarasi.sop", DECLARATIONS)
        desk.write("a/001-x.sop", LATE)
        before = sorted(desk.folder.rglob("*"))
        assert desk.check("a", *ONLY).codes == ["SOP103"]
        assert sorted(desk.folder.rglob("*")) == before

    def test_an_edit_shows(self, late):
        assert codes(late, *ONLY) == ["SOP103"]
        late.write("sops/hukum/001-a.sop", sop_text())
        assert codes(late, *ONLY) == []
        late.write("sops/hukum/001-a.sop", LATE)
        assert codes(late, *ONLY) == ["SOP103"]

    def test_a_part_uses_and_keeps_what_the_whole_found(self, late):
        late.write("sops/umum/001-b.sop", LATE.replace("001/SOP", "002/SOP"))
        assert late.check("sops/umum", *ONLY).codes == ["SOP103"]
        assert codes(late, *ONLY) == ["SOP103", "SOP103"]


class TestFixes:
    ODD = sop_text().replace("Menyerahkan berkas", "Menyerahkan  aktifitas").replace("Memeriksa", "Petugas memeriksa")
    """Doubled blanks and a misspelt word, with safe fixes; and a subject, with an unsafe one."""
    CHOSEN = ("--select", "SOP601,SOP603,SOP202")

    @pytest.fixture
    def odd(self, desk):
        desk.collection()
        desk.write("sops/hukum/001-a.sop", self.ODD)
        return desk

    def text(self, desk) -> str:
        return (desk.folder / "sops/hukum/001-a.sop").read_text()

    def test_safe_ones_are_written_and_what_is_left_is_told(self, odd):
        outcome = odd.run("check", "sops", *self.CHOSEN, "--fix")
        assert "2 perbaikan dalam 1 berkas sudah ditulis" in outcome.out
        assert "SOP202" in outcome.out
        assert "SOP601" not in outcome.out
        assert self.text(odd) == self.ODD.replace("  aktifitas", " aktivitas")

    def test_the_others_need_to_be_asked_for(self, odd):
        outcome = odd.check("sops", *self.CHOSEN, "--unsafe-fixes")
        assert outcome.json == []
        assert "petugas: Memeriksa berkas" in self.text(odd)

    def test_only_what_is_chosen_is_mended(self, odd):
        odd.write("sops/sopc.toml", '[check]\nignore = ["SOP601"]\n')
        odd.run("check", "sops", "--select", "SOP6", "--fix")
        assert self.text(odd) == self.ODD.replace("  aktifitas", " aktifitas")

    def test_what_is_waived_is_not_mended(self, odd):
        waived = self.ODD.replace("  pd: Menyerahkan", "  # sopc: abaikan SOP601, SOP603 -- kutipan\n  pd: Menyerahkan")
        odd.write("sops/hukum/001-a.sop", waived)
        odd.run("check", "sops", *self.CHOSEN, "--fix")
        assert self.text(odd) == waived

    def test_a_diff_writes_nothing_and_can_be_read_by_programs(self, odd):
        outcome = odd.run("check", "sops", *self.CHOSEN, "--diff")
        assert outcome.out.splitlines()[:2] == ["--- sops/hukum/001-a.sop", "+++ sops/hukum/001-a.sop"]
        assert "+  pd: Menyerahkan aktivitas" in outcome.out
        assert outcome.err == "2 perbaikan dalam 1 berkas; tidak ada yang ditulis\n"
        assert self.text(odd) == self.ODD
        assert "petugas: Memeriksa" in odd.run("check", "sops", *self.CHOSEN, "--diff", "--unsafe-fixes").out

    def test_with_nothing_to_mend(self, odd):
        odd.run("check", "sops", *self.CHOSEN, "--unsafe-fixes")
        outcome = odd.run("check", "sops", *self.CHOSEN, "--diff")
        assert (outcome.out, outcome.err) == ("", "tidak ada yang dapat diperbaiki\n")

    def test_windows_files_keep_their_ways(self, odd):
        odd.write("sops/hukum/001-a.sop", self.ODD.encode("utf-8-sig").replace(b"\n", b"\r\n"))
        odd.run("check", "sops", *self.CHOSEN, "--fix")
        data = (odd.folder / "sops/hukum/001-a.sop").read_bytes()
        assert data == self.ODD.replace("  aktifitas", " aktivitas").encode("utf-8-sig").replace(b"\n", b"\r\n")

    def test_of_a_part_only_that_is_mended(self, odd):
        odd.write("sops/umum/001-b.sop", self.ODD.replace("001/SOP", "002/SOP"))
        odd.run("check", "sops/umum", *self.CHOSEN, "--fix")
        assert self.text(odd) == self.ODD

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["sops", "--diff", "--output-format", "json"], "--diff tidak dapat dipakai bersama"),
            (["-", "--stdin-filename", "sops/a.sop", "--fix"], "tidak dapat diperbaiki di tempatnya"),
        ],
    )
    def test_wrong_usage(self, odd, args, message):
        outcome = odd.run("check", *args)
        assert outcome.status == 2
        assert message in outcome.err


def test_concise_is_a_line_a_finding(late):
    outcome = late.run("check", "sops", *ONLY, "--output-format", "concise")
    first, last = outcome.out.splitlines()
    assert first.startswith("sops/hukum/001-a.sop:5:20: peringatan[SOP103]: tanggal pembuatan ")
    assert last == "1 peringatan dalam 2 berkas"
