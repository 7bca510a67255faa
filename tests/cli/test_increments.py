"""`sopc build` the second time: what is made again, what is told again, and that neither depends on how many work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sopdsl.workspace.cache import CACHE
from tests.support import DECLARATIONS, sop_text

JSON = ("--format", "json", "--no-lampiran")
REFERRING = sop_text(name="Layanan B", number="002/SOP/UJI/2022").replace(
    "pelaksana:", "dasar hukum:\n  1. @uu-1\n\npelaksana:", 1
)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder but the cache's."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(CACHE)}


def made(outcome) -> list[str]:
    return [line.removeprefix("dibuat: ") for line in outcome.out.splitlines() if line.startswith("dibuat: ")]


@pytest.fixture
def collection(desk):
    desk.collection("001-a", "002-b", "003-c", "004-d")
    desk.write("sops/deklarasi.sop", DECLARATIONS + "\nperaturan uu-1 = Undang-Undang Satu\n")
    desk.write("sops/002-b.sop", REFERRING)
    return desk


class TestAgain:
    def test_nothing_is_made_or_written_without_a_change(self, collection):
        first = collection.run("build", "sops", *JSON)
        assert made(first) == ["001-a", "002-b", "003-c", "004-d"]
        before = {path: path.stat().st_mtime_ns for path in (collection.folder / "build").rglob("*")}
        second = collection.run("build", "sops", *JSON)
        assert made(second) == []
        assert "4 dari 4 SOP dibuat di build: 5 berkas, 0 baru atau berubah" in second.out
        assert {path: path.stat().st_mtime_ns for path in (collection.folder / "build").rglob("*")} == before

    def test_a_changed_sop_is_made_alone(self, collection):
        collection.run("build", "sops", *JSON)
        collection.write("sops/003-c.sop", sop_text(name="Lain", number="003/SOP/UJI/2022"))
        assert made(collection.run("build", "sops", *JSON)) == ["003-c"]

    def test_a_changed_declaration_touches_what_prints_it(self, collection):
        collection.run("build", "sops", *JSON)
        text = (collection.folder / "sops/deklarasi.sop").read_text()
        collection.write("sops/deklarasi.sop", text.replace("Undang-Undang Satu", "Undang-Undang Nomor 1"))
        assert made(collection.run("build", "sops", *JSON)) == ["002-b"]

    def test_a_comment_changes_no_document(self, collection):
        collection.run("build", "sops", *JSON)
        text = (collection.folder / "sops/003-c.sop").read_text()
        collection.write("sops/003-c.sop", "# catatan penyusun\n" + text)
        assert made(collection.run("build", "sops", *JSON)) == []

    def test_a_comment_changes_the_documents_that_carry_the_source(self, collection):
        args = ("build", "sops", "--format", "json,pdf")
        collection.run(*args)
        before = tree(collection.folder / "build")
        stamp = (collection.folder / "build/003-c.json").stat().st_mtime_ns
        text = (collection.folder / "sops/003-c.sop").read_text()
        collection.write("sops/003-c.sop", "# catatan penyusun\n" + text)
        assert made(collection.run(*args)) == ["003-c"]
        after = tree(collection.folder / "build")
        assert {name for name in after if after[name] != before[name]} == {"003-c.pdf", "lampiran.pdf"}
        assert (collection.folder / "build/003-c.json").stat().st_mtime_ns == stamp
        collection.write("sops/003-c.sop", text)
        assert made(collection.run("build", "sops", *JSON[:2])) == []
        assert made(collection.run(*args)) == ["003-c"]
        assert tree(collection.folder / "build") == before

    def test_a_document_that_was_deleted_or_damaged_is_made_again(self, collection):
        collection.run("build", "sops", *JSON)
        before = tree(collection.folder / "build")
        (collection.folder / "build/001-a.json").unlink()
        collection.write("build/004-d.json", "{}")
        assert made(collection.run("build", "sops", *JSON)) == ["001-a", "004-d"]
        assert tree(collection.folder / "build") == before

    def test_another_format_is_made_without_the_first(self, collection):
        collection.run("build", "sops", *JSON)
        stamp = (collection.folder / "build/001-a.json").stat().st_mtime_ns
        outcome = collection.run("build", "sops", "--format", "json,dot", "--no-lampiran")
        assert made(outcome) == ["001-a", "002-b", "003-c", "004-d"]
        assert (collection.folder / "build/001-a.json").stat().st_mtime_ns == stamp
        assert made(collection.run("build", "sops", *JSON)) == []

    def test_findings_and_remarks_are_told_again(self, desk, fake_renderer):
        fake_renderer(
            "from sopdsl.rendering import Rendition\n"
            "def render(sop, context):\n    return Rendition(sop.id.encode(), (f'{sop.id} terlalu padat',))\n"
        )
        desk.collection("001-a", "002-b")
        desk.write("sops/003-c.sop", "sop Rusak\n\nnomer: 1\n")
        args = ("build", "sops", "--format", "tiruan")
        first, second = desk.run(*args), desk.run(*args)
        assert (first.status, second.status) == (1, 1)
        assert "maksud Anda" in second.out
        assert "001-a terlalu padat" in second.out
        assert second.out == first.out.replace("dibuat: 001-a\ndibuat: 002-b\n", "").replace("3 baru", "0 baru")
        desk.write("sops/002-b.sop", sop_text(name="Lain", number="2"))
        third = desk.run(*args)
        assert made(third) == ["002-b"]
        assert "001-a terlalu padat" in third.out

    def test_the_paper_counts(self, collection):
        collection.run("build", "sops", "--format", "svg", "--no-lampiran")
        collection.write("sops/sopc.toml", 'paper = "A4"\n')
        assert len(made(collection.run("build", "sops", "--format", "svg", "--no-lampiran"))) == 4

    def test_a_logo_counts_even_one_that_appears_later(self, collection):
        text = DECLARATIONS.replace("  kota: Pekalongan\n", "  kota: Pekalongan\n  logo: lambang.svg\n")
        assert "logo" in text
        collection.write("sops/deklarasi.sop", text + "\nperaturan uu-1 = Undang-Undang Satu\n")
        args = ("build", "sops", "--format", "html", "--no-lampiran")
        assert "SOP047" in collection.run(*args).out
        assert "SOP047" in collection.run(*args).out
        collection.write("sops/lambang.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
        outcome = collection.run(*args)
        assert "SOP047" not in outcome.out
        assert len(made(outcome)) == 4

    @pytest.mark.parametrize("damage", [b"", b"{", b"null\n", b'{"format": "sopdsl/cache"}\n', b"\xff" * 2000])
    def test_a_damaged_cache_only_costs_time(self, collection, damage):
        collection.run("build", "sops", "--format", "json")
        before = tree(collection.folder / "build")
        for path in (collection.folder / "build" / CACHE).rglob("*"):
            if path.is_file():
                path.write_bytes(damage)
        outcome = collection.run("build", "sops", "--format", "json")
        assert (outcome.status, len(made(outcome))) == (0, 4)
        assert "0 baru atau berubah" in outcome.out
        assert tree(collection.folder / "build") == before

    def test_a_deleted_cache_only_costs_time(self, collection):
        collection.run("build", "sops", *JSON)
        for path in sorted((collection.folder / "build" / CACHE).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        assert "0 baru atau berubah" in collection.run("build", "sops", *JSON).out


class TestNarrowed:
    def test_by_id(self, collection):
        outcome = collection.run("build", "sops", "--only", "001-a,@003-c", *JSON)
        assert (outcome.status, made(outcome)) == (0, ["001-a", "003-c"])
        assert "2 dari 2 SOP dibuat" in outcome.out
        assert "indeks.json" not in collection.files()

    def test_by_unit(self, collection):
        text = (collection.folder / "sops/deklarasi.sop").read_text()
        collection.write("sops/deklarasi.sop", text + "\nunit hukum = Bagian Hukum\n  kop: BAGIAN HUKUM\n")
        unit = "\nunit: organisasi\n"
        for id in ("002-b", "004-d"):
            path = collection.folder / f"sops/{id}.sop"
            assert unit in path.read_text()
            collection.write(f"sops/{id}.sop", path.read_text().replace(unit, "\nunit: hukum\n"))
        assert made(collection.run("build", "sops", "--unit", "hukum", *JSON)) == ["002-b", "004-d"]
        both = ("--unit", "hukum", "--only", "002-b", "--only", "001-a")
        collection.run("build", "sops", "-o", "lain", *both, *JSON)
        assert [name for name in collection.files("lain") if name.endswith("b.json")] == ["002-b.json"]
        assert "001-a.json" not in collection.files("lain")

    def test_removes_nothing(self, collection):
        collection.run("build", "sops", *JSON)
        (collection.folder / "sops/004-d.sop").unlink()
        collection.run("build", "sops", "--only", "001-a", *JSON)
        assert "004-d.json" in collection.files()

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("--only", "001-b"), '--only: SOP "001-b" tidak ada di koleksi ini'),
            (("--unit", "organisasy"), 'maksud Anda "organisasi"?'),
            (("--only", ","), "--only belum menyebut id SOP"),
            (("--jobs", "0"), "paling sedikit 1"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, collection, args, message):
        outcome = collection.run("build", "sops", *args, *JSON)
        assert (outcome.status, outcome.out) == (2, "")
        assert message in outcome.err


class TestProcesses:
    def test_results_do_not_depend_on_their_number(self, collection):
        for number in range(5, 13):
            collection.write(
                f"sops/{number:03}-x.sop", sop_text(name=f"X {number}", number=f"{number:03}/SOP/UJI/2022")
            )
        outcomes = {
            jobs: collection.process("build", "sops", "-o", f"hasil-{jobs}", "--jobs", jobs) for jobs in ("1", "2", "5")
        }
        assert [outcome.status for outcome in outcomes.values()] == [0, 0, 0], outcomes["2"].err
        trees = [tree(collection.folder / f"hasil-{jobs}") for jobs in outcomes]
        assert trees[0] == trees[1] == trees[2]
        assert len(trees[0]) == 12 * 4 + 4
        told = {outcome.out.replace(f"hasil-{jobs}", "hasil") for jobs, outcome in outcomes.items()}
        assert len(told) == 1

    def test_a_renderer_with_a_fault_in_another_process(self, desk, fake_renderer, tmp_path):
        fake_renderer(
            "from sopdsl.rendering import Rendition\n"
            "def render(sop, context):\n"
            "    if sop.id == '003-c': raise ValueError('rahasia')\n"
            "    return Rendition(b'x')\n"
        )
        desk.collection("001-a", "002-b", "003-c", "004-d", "005-e")
        path = os.pathsep.join([str(tmp_path / "site"), desk.environment()["PYTHONPATH"]])
        outcome = desk.process("build", "sops", "--format", "tiruan", env={"PYTHONPATH": path})
        assert outcome.status == 3
        assert "kesalahan internal: ValueError saat membuat 003-c.tiruan" in outcome.err
        assert "4 dari 5 SOP dibuat" in outcome.out
        assert "Traceback" not in outcome.err

    @pytest.mark.skipif(sys.platform == "win32", reason="signals work otherwise on Windows")
    @pytest.mark.parametrize("delay", [0.2, 0.35, 0.5, 0.7])
    def test_a_build_that_is_killed_leaves_whole_files(self, collection, delay):
        for number in range(5, 25):
            collection.write(
                f"sops/{number:03}-x.sop", sop_text(name=f"X {number}", number=f"{number:03}/SOP/UJI/2022")
            )
        args = [sys.executable, "-m", "sopdsl", "build", "sops", "--format", "html,svg,json"]
        build = subprocess.Popen(args, cwd=collection.folder, env=collection.environment(), stdout=subprocess.DEVNULL)
        time.sleep(delay)
        build.send_signal(signal.SIGKILL)
        build.wait()
        assert collection.process("build", "sops", "-o", "utuh", "--format", "html,svg,json").status == 0
        whole = tree(collection.folder / "utuh")
        for name, data in tree(collection.folder / "build").items():
            assert name.endswith(".tmp") or name.startswith(".sopc-") or data == whole[name]
        assert collection.process("build", "sops", "--format", "html,svg,json").status == 0
        after = {name: data for name, data in tree(collection.folder / "build").items() if not name.endswith(".tmp")}
        assert after == whole

    def test_two_builds_at_once_do_not_harm_each_other(self, collection):
        for number in range(5, 15):
            collection.write(
                f"sops/{number:03}-x.sop", sop_text(name=f"X {number}", number=f"{number:03}/SOP/UJI/2022")
            )
        args = [sys.executable, "-m", "sopdsl", "build", "sops", "--format", "html,svg,json"]
        builds = [
            subprocess.Popen(args, cwd=collection.folder, env=collection.environment(), stdout=subprocess.DEVNULL)
            for _ in range(3)
        ]
        assert [build.wait() for build in builds] == [0, 0, 0]
        assert collection.process("build", "sops", "-o", "utuh", "--format", "html,svg,json").status == 0
        assert tree(collection.folder / "build") == tree(collection.folder / "utuh")
        assert "0 baru atau berubah" in collection.process("build", "sops", "--format", "html,svg,json").out


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are not on Windows")
def test_a_full_disk_is_told_and_the_old_files_stay_whole(collection):
    collection.run("build", "sops", "--format", "html,json")
    before = tree(collection.folder / "build")
    for id in ("001-a", "002-b", "003-c", "004-d"):
        text = (collection.folder / f"sops/{id}.sop").read_text()
        collection.write(f"sops/{id}.sop", text.replace("sop Layanan", "sop Layanan Baru", 1))
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        "from sopdsl.cli import main; sys.exit(main(['build', 'sops', '--format', 'html,json']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=collection.folder,
        env=collection.environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "tidak dapat ditulis: berkas terlalu besar untuk penyimpanan ini" in done.stderr
    assert "Traceback" not in done.stderr
    after = tree(collection.folder / "build")
    assert set(after) == set(before)
    assert all(after[name] == before[name] for name in after if name.endswith(".html"))
