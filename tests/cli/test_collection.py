"""Which files belong together, which are read, and what ids they get."""

from __future__ import annotations

import os

import pytest

from tests.support import DECLARATIONS, sop_text

BROKEN = "sop Rusak\n\nnomer: 1\n"


def built_ids(desk, *paths: str) -> list[str]:
    """The ids of the SOPs that a build of the paths makes."""
    outcome = desk.run("build", *paths, "-o", "hasil", "--format", "json")
    assert outcome.status == 0, outcome.out + outcome.err
    return [
        name.removesuffix(".json") for name in desk.files("hasil") if name.endswith(".json") and "manifest" not in name
    ]


def test_ids_count_from_the_nearest_folder_with_settings(desk):
    desk.collection("hukum/001-a")
    assert built_ids(desk, "sops/hukum/001-a.sop") == ["hukum/001-a"]
    assert built_ids(desk, "sops/hukum") == ["hukum/001-a"]
    assert built_ids(desk, "sops") == ["hukum/001-a", "indeks"]


def test_without_settings_the_given_folder_is_the_root(desk):
    desk.write("a/deklarasi.sop", DECLARATIONS)
    desk.write("a/b/001-x.sop", sop_text())
    assert built_ids(desk, "a") == ["b/001-x", "indeks"]


def test_without_settings_a_files_own_folder_is_its_root(desk):
    desk.write("a/deklarasi.sop", DECLARATIONS)
    desk.write("a/001-x.sop", sop_text())
    assert built_ids(desk, "a/001-x.sop") == ["001-x"]


def test_settings_are_found_from_inside_and_from_a_folder_with_blanks(desk, monkeypatch):
    desk.collection("unit satu/001-a".replace(" ", "-"), root="koleksi SOP kita")
    monkeypatch.chdir(desk.folder / "koleksi SOP kita" / "unit-satu")
    outcome = desk.check("001-a.sop")
    assert (outcome.status, outcome.json) == (0, [])
    assert desk.check(".").status == 0
    assert desk.check(str(desk.folder / "koleksi SOP kita")).status == 0


def test_paths_in_messages_are_relative_to_the_working_folder(desk, monkeypatch):
    desk.write("sops/sopc.toml")
    desk.write("sops/hukum/001-a.sop", BROKEN)
    assert {entry["file"] for entry in desk.check("sops").json} == {"sops/hukum/001-a.sop"}
    (desk.folder / "lain").mkdir()
    monkeypatch.chdir(desk.folder / "lain")
    assert {entry["file"] for entry in desk.check("../sops").json} == {"../sops/hukum/001-a.sop"}


def test_a_single_file_reports_only_itself(desk):
    desk.collection("hukum/001-a")
    desk.write("sops/hukum/002-b.sop", BROKEN)
    assert desk.check("sops/hukum/001-a.sop").json == []
    assert desk.check("sops").status == 1


def test_a_single_file_reports_what_points_at_it(desk):
    desk.collection("hukum/001-a", "hukum/002-b")
    desk.write("sops/hukum/002-b.sop", sop_text(number="001/SOP/UJI/2022"))
    for name in ("001-a", "002-b"):
        outcome = desk.check(f"sops/hukum/{name}.sop")
        assert outcome.codes == ["SOP101"]
        assert outcome.status == 1


def test_a_single_file_reports_errors_in_shared_declarations(desk):
    desk.collection("hukum/001-a")
    desk.write("sops/pejabat.sop", "pejabat sekda2 = X\n  jabatn: Y\n")
    outcome = desk.check("sops/hukum/001-a.sop")
    assert {entry["file"] for entry in outcome.json} == {"sops/pejabat.sop"}
    assert outcome.status == 1


def test_a_file_named_twice_is_reported_once(desk):
    desk.write("001-a.sop", BROKEN)
    once = desk.check("001-a.sop").json
    assert once
    assert desk.check("001-a.sop", "./001-a.sop", ".").json == once


def test_hidden_folders_and_files_are_not_read(desk):
    desk.collection("001-a")
    for name in (".git/001-x.sop", "sub/.arsip/002-x.sop", ".#001-a.sop"):
        desk.write(f"sops/{name}", BROKEN)
    assert desk.check("sops").json == []
    assert desk.check("sops/sub/.arsip").status == 1  # unless they are named
    assert desk.check("sops/sub/.arsip/002-x.sop").status == 1


def test_the_output_folder_is_not_read(desk):
    desk.collection("001-a", root=".")
    desk.write("build/002-x.sop", BROKEN)
    desk.write("hasil/003-x.sop", BROKEN)
    assert {entry["file"] for entry in desk.check(".").json} == {"build/002-x.sop", "hasil/003-x.sop"}
    assert "build/002-x.sop" not in desk.run("build", ".", "--format", "json").out
    # What has been an output folder says so by its manifest, also to `check`, which is told of none.
    assert {entry["file"] for entry in desk.check(".").json} == {"hasil/003-x.sop"}
    assert desk.run("build", ".", "-o", "hasil", "--format", "json").status == 0
    assert desk.check(".").json == []


def test_results_can_stand_beside_the_sources(desk):
    desk.collection("001-a")
    for _ in range(2):
        outcome = desk.run("build", "sops", "-o", "sops", "--format", "json")
        assert outcome.status == 0
        assert "1 dari 1 SOP" in outcome.out
    assert "001-a.json" in desk.files("sops")


def test_a_collection_inside_another_is_its_own(desk):
    desk.collection("001-a")
    desk.collection("001-b", root="sops/arsip")
    desk.write("sops/arsip/002-x.sop", BROKEN)
    assert desk.check("sops").json == []
    assert desk.check("sops/arsip").status == 1


def test_a_folder_above_collections_names_them(desk):
    desk.collection("001-a")
    outcome = desk.run("check", ".")
    assert outcome.status == 2
    assert 'tidak ada berkas .sop di "."' in outcome.err
    assert "sops" in outcome.err.splitlines()[1]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
class TestLinks:
    def test_those_that_leave_the_root_are_not_read(self, desk):
        desk.collection("001-a")
        desk.write("luar/002-x.sop", BROKEN)
        (desk.folder / "sops/luar").symlink_to(desk.folder / "luar")
        (desk.folder / "sops/003-x.sop").symlink_to(desk.folder / "luar/002-x.sop")
        assert desk.check("sops").json == []
        outcome = desk.run("check", "sops/003-x.sop")
        assert outcome.status == 2
        assert "tautan ke luar koleksi" in outcome.err

    def test_those_inside_are_read_and_circles_are_not(self, desk):
        desk.collection("arsip/001-a")
        (desk.folder / "sops/arsip/sini").symlink_to(desk.folder / "sops")
        (desk.folder / "sops/002-b.sop").symlink_to("arsip/001-a.sop")
        outcome = desk.check("sops")
        assert outcome.codes == ["SOP101"]  # one SOP under two names has its nomor twice

    def test_a_dangling_one_is_an_error(self, desk):
        desk.collection("001-a")
        (desk.folder / "sops/002-b.sop").symlink_to("tidak-ada.sop")
        outcome = desk.check("sops")
        assert outcome.codes == ["SOP045"]
        assert "tautan ini menunjuk ke berkas yang tidak ada" in outcome.json[0]["message"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("003 Konsultasi SOP.sop", "003-konsultasi-sop.sop"),
        ("Café_Été.sop", "cafe-ete.sop"),
        ("-001.sop", "001.sop"),
        ("001-a.SOP", "001-a.sop"),
        ("日本.sop", "sop.sop"),
    ],
)
def test_another_file_name_is_an_error_that_gives_the_name_to_use(desk, name, expected):
    desk.collection()
    desk.write(f"sops/{name}", sop_text())
    outcome = desk.check("sops")
    assert outcome.status == 1
    assert outcome.codes == ["SOP509"]
    assert outcome.json[0]["file"] == f"sops/{name}"
    assert f'ganti nama berkas ini menjadi "{expected}"' in outcome.json[0]["hint"]


def test_a_misnamed_file_is_checked_all_the_same(desk):
    desk.collection()
    desk.write("sops/SOP Rusak.sop", BROKEN)
    codes = desk.check("sops").codes
    assert "SOP509" in codes
    assert len(codes) > 1


def test_a_misnamed_folder_is_an_error(desk):
    desk.collection()
    desk.write("sops/Bagian Hukum/001-a.sop", sop_text())
    (found,) = desk.check("sops").json
    assert 'nama folder "Bagian Hukum"' in found["message"]
    assert '"bagian-hukum"' in found["hint"]


def test_a_mended_name_that_is_taken_gets_a_number(desk):
    desk.collection("001-a")
    desk.write("sops/001 A.sop", sop_text(number="9"))
    (found,) = desk.check("sops").json
    assert '"001-a-2.sop"' in found["hint"]


@pytest.mark.parametrize("id", ["indeks", "lampiran"])
def test_ids_of_results_are_reserved(desk, id):
    desk.collection(id)
    outcome = desk.check("sops")
    assert outcome.codes == ["SOP509"]
    assert f'"{id}"' in outcome.json[0]["message"]


def test_ids_of_results_are_free_below_the_top_and_for_declarations(desk):
    desk.collection("hukum/lampiran")
    desk.write("sops/indeks.sop", "peraturan uu-1-2000 = Undang-Undang\n")
    assert desk.check("sops").json == []


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_name_that_is_not_utf8(desk):
    desk.collection()
    name = os.fsencode(desk.folder / "sops") + b"/caf\xe9.sop"
    with open(name, "wb") as file:
        file.write(sop_text().encode())
    outcome = desk.check("sops")
    assert outcome.codes == ["SOP509"]
    assert outcome.json[0]["file"] == r"sops/caf\xe9.sop"
    assert desk.run("check", "sops").status == 1
    assert desk.run("check", os.fsdecode(name)).status == 1


class TestWrongPaths:
    def test_not_there(self, desk):
        outcome = desk.run("check", "tidak-ada.sop")
        assert (outcome.status, outcome.out) == (2, "")
        assert 'kesalahan: "tidak-ada.sop" tidak ada' in outcome.err

    def test_no_sop_found(self, desk):
        desk.write("kosong/catatan.txt")
        outcome = desk.run("check", "kosong")
        assert outcome.status == 2
        assert 'tidak ada berkas .sop di "kosong"' in outcome.err

    def test_another_kind_of_file(self, desk):
        desk.write("catatan.txt")
        outcome = desk.run("check", "catatan.txt")
        assert outcome.status == 2
        assert "bukan berkas .sop" in outcome.err

    def test_one_wrong_among_right_ones(self, desk):
        desk.collection("001-a")
        assert desk.run("check", "sops", "x.sop").status == 2

    def test_an_empty_one_is_not_the_working_folder(self, desk):
        desk.collection("001-a", root=".")
        assert desk.run("check", "").status == 2

    def test_a_name_no_system_takes(self, desk):
        assert desk.run("check", "a" * 5000).status == 2


def test_a_pattern_is_expanded_as_windows_shells_leave_it(desk):
    desk.collection("001-a", "002-b", root=".")
    assert desk.check("0*.sop").json == []
    assert built_ids(desk, "00*.sop") == ["001-a", "002-b"]
    assert desk.run("check", "9*.sop").status == 2


class TestSeveralRoots:
    def test_each_is_checked_by_itself(self, desk):
        desk.collection("001-a", root="satu")
        desk.collection("001-a", root="dua")
        assert desk.check("satu", "dua").json == []

    def test_one_id_in_common_is_refused_by_build(self, desk):
        desk.collection("001-a", root="satu")
        desk.collection("001-a", root="dua")
        outcome = desk.run("build", "satu", "dua", "--format", "json")
        assert outcome.status == 2
        assert 'id "001-a"' in outcome.err
        assert not (desk.folder / "build").exists()

    def test_others_share_an_output_folder(self, desk):
        desk.collection("001-a", root="satu")
        desk.collection("002-b", root="dua")
        assert built_ids(desk, "satu", "dua") == ["001-a", "002-b"]


def test_a_file_that_notepad_gave_a_second_suffix_is_told_and_not_read(desk):
    desk.collection("a")
    desk.write("sops/b.sop.txt", "sop B\n")
    outcome = desk.check("sops")
    assert (outcome.status, outcome.codes) == (1, ["SOP509"])
    for args in (("sops/b.sop.txt",), ("sops/b.sop",)):
        outcome = desk.run("check", *args)
        assert outcome.status == 2
        assert 'ganti nama "b.sop.txt" menjadi "b.sop"' in outcome.err
    desk.write("lain/c.SOP.TXT", "sop C\n")
    outcome = desk.run("check", "lain")
    assert outcome.status == 2
    assert 'menjadi "c.SOP"' in outcome.err


def test_one_file_is_not_blamed_for_an_empty_or_misnamed_neighbour(desk):
    desk.collection("a")
    desk.write("sops/kosong.sop", "")
    desk.write("sops/Pejabat Lain.sop", "pejabat lain = NAMA\n")
    assert desk.check("sops/a.sop").json == []
    assert sorted(desk.check("sops").codes) == ["SOP023", "SOP509"]
    desk.write("sops/rusak.sop", "pejabat = NAMA\n")
    assert desk.check("sops/a.sop").status == 1


DECREE = "keputusan Penetapan SOP\n\nmenimbang:\n  -tanpa spasi\n\nlampiran:\n  1. @a/001-ada\n  2. @b/009-tidak-ada\n"


def test_faults_of_a_decree_concern_nobody_but_the_decree(desk):
    desk.collection("a/001-ada", "b/002-lain")
    desk.write("sops/keputusan.sop", DECREE)
    assert desk.check("sops/a").json == []
    assert desk.run("build", "sops/a/001-ada.sop", "--format", "json").status == 0
    alone = desk.check("sops/keputusan.sop")
    assert {"SOP011", "SOP507"} <= set(alone.codes)
    assert desk.check("sops").json == alone.json
