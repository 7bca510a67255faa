"""`sopc build`: what is written, what is left alone, and what is removed."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tests.support import sop_text

MANIFEST = ".sopc-manifest.json"
JSON = ("--format", "json")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_one_file_a_sop_and_format_and_the_index(desk):
    desk.collection("hukum/001-a", "002-b")
    outcome = desk.run("build", "sops", *JSON)
    assert outcome.status == 0
    assert desk.files() == [MANIFEST, "002-b.json", "hukum/001-a.json", "indeks.json"]
    document = json.loads((desk.folder / "build/hukum/001-a.json").read_text("utf-8"))
    assert document["format"] == "sopdsl/sop"
    assert document["id"] == "hukum/001-a"
    index = json.loads((desk.folder / "build/indeks.json").read_text("utf-8"))
    assert [sop["id"] for sop in index["sop"]] == ["002-b", "hukum/001-a"]
    assert index["sop"][1]["dokumen"] == {"json": "hukum/001-a.json"}
    assert "2 dari 2 SOP dibuat di build: 3 berkas, 3 baru atau berubah" in outcome.out
    assert outcome.err == ""


def test_same_input_same_bytes(desk):
    desk.collection("hukum/001-a", "002-b")
    for name in ("satu", "dua"):
        assert desk.run("build", "sops", "-o", name, *JSON).status == 0
    assert bytes_of(desk.folder / "satu") == bytes_of(desk.folder / "dua")


def test_what_has_not_changed_is_not_written_again(desk):
    desk.collection("001-a", "002-b")
    desk.run("build", "sops", *JSON)
    before = {name: (desk.folder / "build" / name).stat().st_mtime_ns for name in desk.files()}
    desk.write("sops/002-b.sop", sop_text(name="Lain", number="2"))
    assert "3 berkas, 2 baru atau berubah" in desk.run("build", "sops", *JSON).out
    after = {name: (desk.folder / "build" / name).stat().st_mtime_ns for name in desk.files()}
    assert {name for name in before if before[name] != after[name]} == {"002-b.json", "indeks.json"}


def test_sops_with_errors_are_reported_and_the_others_built(desk):
    desk.collection("001-a", "002-b")
    desk.write("sops/001-a.sop", "sop Rusak\n\nnomer: 1\n")
    outcome = desk.run("build", "sops", *JSON)
    assert outcome.status == 1
    assert "galat[" in outcome.out
    assert "sops/001-a.sop:3:1" in outcome.out
    assert "1 dari 2 SOP dibuat" in outcome.out
    assert desk.files() == [MANIFEST, "002-b.json", "indeks.json"]
    index = json.loads((desk.folder / "build/indeks.json").read_text())
    assert [sop["id"] for sop in index["sop"]] == ["002-b"]


def test_a_misnamed_sop_is_not_built(desk):
    desk.collection("001-a")
    desk.write("sops/SOP Dua.sop", sop_text(number="2"))
    assert desk.run("build", "sops", *JSON).status == 1
    assert desk.files() == [MANIFEST, "001-a.json", "indeks.json"]


def test_a_part_of_a_collection_has_no_index(desk):
    desk.collection("hukum/001-a", "002-b")
    assert desk.run("build", "sops/hukum", *JSON).status == 0
    assert desk.files() == [MANIFEST, "hukum/001-a.json"]


def test_findings_below_an_error_do_not_fail_a_build(desk):
    desk.collection("001-a")
    desk.write("sops/lambang.sop", "instansi x = X\n  logo: tidak-ada.svg\n")
    desk.write(
        "sops/deklarasi.sop",
        (desk.folder / "sops/deklarasi.sop")
        .read_text()
        .replace(
            "unit organisasi = Bagian Organisasi\n", "unit organisasi = Bagian Organisasi\n  instansi: pekalongan\n"
        ),
    )
    outcome = desk.run("build", "sops", *JSON)
    assert outcome.status == 0
    assert "peringatan[SOP047]" in outcome.out
    assert "1 peringatan dalam 3 berkas" in outcome.out


class TestRemoving:
    def test_documents_of_a_sop_that_is_gone(self, desk):
        desk.collection("hukum/001-a", "002-b")
        desk.run("build", "sops", "--format", "json")
        (desk.folder / "sops/hukum/001-a.sop").unlink()
        outcome = desk.run("build", "sops", *JSON)
        assert "1 dihapus" in outcome.out
        assert desk.files() == [MANIFEST, "002-b.json", "indeks.json"]
        assert not (desk.folder / "build/hukum").exists()

    def test_not_what_others_put_there(self, desk):
        desk.collection("hukum/001-a", "002-b")
        desk.run("build", "sops", *JSON)
        desk.write("build/hukum/catatan.txt")
        desk.write("build/hukum/001-a.pdf")
        (desk.folder / "sops/hukum/001-a.sop").unlink()
        desk.run("build", "sops", *JSON)
        assert desk.files("build/hukum") == ["001-a.pdf", "catatan.txt"]

    def test_not_by_a_build_of_a_part(self, desk):
        desk.collection("hukum/001-a", "002-b")
        desk.run("build", "sops", *JSON)
        (desk.folder / "sops/hukum/001-a.sop").unlink()
        desk.run("build", "sops/002-b.sop", *JSON)
        assert "hukum/001-a.json" in desk.files()
        desk.run("build", "sops", *JSON)
        assert "hukum/001-a.json" not in desk.files()

    def test_not_of_a_sop_that_has_an_error_now(self, desk):
        desk.collection("001-a", "002-b")
        desk.run("build", "sops", *JSON)
        for text in (b"sop Rusak\n", b"rusak", b"\x89PNG", sop_text(number="\u00e9").encode("utf-16")):
            desk.write("sops/001-a.sop", text)
            desk.run("build", "sops", *JSON)
            assert "001-a.json" in desk.files()

    def test_not_of_another_collection_in_the_same_folder(self, desk):
        desk.collection("001-a", root="satu")
        desk.collection("002-b", root="dua")
        desk.run("build", "satu", *JSON)
        desk.run("build", "dua", *JSON)
        assert {"001-a.json", "002-b.json"} <= set(desk.files())
        (desk.folder / "satu/001-a.sop").unlink()
        desk.run("build", "satu", "dua", *JSON)
        assert {"001-a.json", "002-b.json"} & set(desk.files()) == {"002-b.json"}

    def test_not_without_a_manifest(self, desk):
        desk.collection("001-a")
        desk.write("build/000-x.json", "{}")
        desk.run("build", "sops", *JSON)
        assert "000-x.json" in desk.files()

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", '{"format": "x"}', '{"format": "sopdsl/manifest", "koleksi": 3}', "[" * 99999]
    )
    def test_not_by_a_manifest_that_is_not_ours(self, desk, text):
        desk.collection("001-a")
        desk.write(f"build/{MANIFEST}", text)
        desk.write("build/000-x.json", "{}")
        assert desk.run("build", "sops", *JSON).status == 0
        assert "000-x.json" in desk.files()

    def test_not_outside_the_output_folder(self, desk):
        desk.collection("001-a")
        desk.run("build", "sops", *JSON)
        outside = desk.write("luar/x.json", "penting")
        manifest = desk.folder / "build" / MANIFEST
        document = json.loads(manifest.read_text())
        (desk.folder / "build/tautan").symlink_to(desk.folder / "luar")
        document["koleksi"]["../sops"] += [
            "../luar/x.json",
            str(outside),
            "tautan/x.json",
            "a/../../luar/x.json",
            ".",
            "",
        ]
        manifest.write_text(json.dumps(document))
        desk.write("sops/001-a.sop", sop_text(name="Lain"))
        assert desk.run("build", "sops", *JSON).status == 0
        assert outside.read_text() == "penting"
        assert "x.json" not in manifest.read_text()


class TestFailing:
    def test_the_output_path_is_a_file(self, desk):
        desk.collection("001-a")
        desk.write("build", "x")
        outcome = desk.run("build", "sops", *JSON)
        assert (outcome.status, outcome.out) == (2, "")
        assert 'tempat hasil "build" bukan folder' in outcome.err

    def test_a_file_stands_where_a_folder_must(self, desk):
        desk.collection("hukum/001-a")
        desk.write("build/hukum", "x")
        outcome = desk.run("build", "sops", *JSON)
        assert outcome.status == 2
        assert '"build/hukum" bukan folder' in outcome.err

    def test_a_folder_stands_where_a_file_must(self, desk):
        desk.collection("001-a")
        (desk.folder / "build/001-a.json").mkdir(parents=True)
        outcome = desk.run("build", "sops", *JSON)
        assert outcome.status == 2
        assert 'build/001-a.json" tidak dapat ditulis: ini folder' in outcome.err

    def test_no_permission(self, desk, as_nobody):
        desk.collection("001-a")
        desk.run("build", "sops", "-o", "lain", *JSON)
        (desk.folder / "build").mkdir()
        (desk.folder / "build").chmod(0o555)
        with as_nobody():
            outcome = desk.run("build", "sops", *JSON)
        assert outcome.status == 2
        assert "tidak dapat ditulis: tidak ada izin" in outcome.err
        assert desk.files() == []

    @pytest.mark.parametrize("step", ["replace", "write_bytes"])
    def test_the_old_files_stay_whole(self, desk, monkeypatch, step):
        desk.collection("001-a", "002-b")
        desk.run("build", "sops", *JSON)
        before = bytes_of(desk.folder / "build")
        desk.write("sops/001-a.sop", sop_text(name="Baru"))
        done = getattr(Path, step)

        def fail(self, *args):
            if step == "write_bytes":
                done(self, args[0][:10])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Path, step, fail)
        outcome = desk.run("build", "sops", *JSON)
        assert outcome.status == 2
        assert '"build/001-a.json" tidak dapat ditulis: ruang penyimpanan penuh' in outcome.err
        assert bytes_of(desk.folder / "build") == before

    def test_a_renderer_with_a_fault_does_not_stop_the_others(self, desk, fake_renderer):
        fake_renderer("def render(sop, context):\n    raise ValueError('rahasia dalam')\n")
        desk.collection("001-a")
        outcome = desk.run("build", "sops", "--format", "tiruan,json")
        assert outcome.status == 3
        assert "kesalahan internal: ValueError saat membuat 001-a.tiruan" in outcome.err
        assert "Traceback" not in outcome.err
        assert "001-a.json" in desk.files()
        assert "0 dari 1 SOP dibuat" in outcome.out

    def test_a_renderer_that_cannot_be_loaded(self, desk, fake_renderer):
        fake_renderer("raise ImportError('x')\n")
        desk.collection("001-a")
        outcome = desk.run("build", "sops", "--format", "tiruan,json")
        assert outcome.status == 3
        assert "saat memuat pembuat tiruan" in outcome.err
        assert "001-a.json" in desk.files()


def test_what_a_renderer_has_to_say_is_a_warning(desk, fake_renderer):
    fake_renderer(
        "from sopdsl.rendering import Rendition\n"
        "def render(sop, context):\n    return Rendition(b'x', ('terlalu padat',))\n"
    )
    desk.collection("001-a")
    outcome = desk.run("build", "sops", "--format", "tiruan")
    assert outcome.status == 0
    assert "peringatan: terlalu padat\n  ┌─ sops/001-a.sop (tiruan)\n" in outcome.out
    assert "1 peringatan" in outcome.out


def test_formats_may_have_blanks_and_repeat(desk):
    desk.collection("001-a")
    assert desk.run("build", "sops", "--format", "json, json").status == 0
    assert desk.files() == [MANIFEST, "001-a.json", "indeks.json"]


def test_the_default_formats(desk):
    desk.collection("001-a")
    outcome = desk.run("build", "sops")
    assert outcome.status == 0, outcome.err
    own = [f"001-a.{name}" for name in ("html", "json", "pdf", "svg")]
    assert desk.files() == [MANIFEST, *own, "indeks.json", "lampiran.html", "lampiran.pdf"]


def test_results_are_readable_by_others(desk):
    desk.collection("001-a")
    old = os.umask(0o022)
    try:
        desk.run("build", "sops", *JSON)
    finally:
        os.umask(old)
    assert (desk.folder / "build/001-a.json").stat().st_mode & 0o777 == 0o644
