"""An archive that has nothing but `lampiran.pdf`: what the file carries makes it again, byte for byte, anywhere."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.cli.test_lampiran import DECREE
from tests.support import DECLARATIONS, sop_text

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v6l-4 3l-5-3z"/></svg>'
WITH_LOGO = DECLARATIONS.replace("  kota: Pekalongan\n", "  kota: Pekalongan\n  logo: ../gambar/lambang.kota.svg\n")
PDF = ("--format", "pdf")


@pytest.fixture
def collection(desk):
    desk.write("sops/sopc.toml", 'paper = "A4" # kertas kantor\n')
    desk.write("sops/umum/deklarasi.sop", WITH_LOGO.replace("\n", "\r\n"))
    desk.write("sops/gambar/lambang.kota.svg", LOGO)
    desk.write("sops/keputusan.sop", "# naskah resmi\n" + DECREE.replace("@001-a", "@bagian/001-a"))
    desk.write("sops/bagian/001-a.sop", sop_text(name="Layanan Pertama", number="1"))
    desk.write("sops/002-b.sop", sop_text(name="Layanan Kedua – 50 %", number="2"))
    return desk


def unpack(pdf: Path, folder: Path) -> dict[str, str]:
    """Puts the files that a document carries to where their descriptions tell; gives their names by their paths."""
    found = {}
    with pikepdf.open(pdf) as opened:
        for name, spec in opened.attachments.items():
            if spec.obj.AFRelationship == "/Source":
                path = spec.description.split(maxsplit=3)[-1]
                path += ".sop" if spec.description.startswith("Naskah sumber SOP") else ""
                found[path] = name
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(spec.get_file().read_bytes())
    return found


def test_lampiran_pdf_can_be_made_again_from_what_it_carries(collection):
    assert collection.run("build", "sops", *PDF).status == 0
    first = collection.folder / "build" / "lampiran.pdf"
    assert unpack(first, collection.folder / "arsip") == {
        "002-b.sop": "002-b.sop",
        "bagian/001-a.sop": "bagian.001-a.sop",
        "gambar/lambang.kota.svg": "gambar.lambang_2e_kota.svg",
        "keputusan.sop": "keputusan.sop",
        "sopc.toml": "sopc.toml",
        "umum/deklarasi.sop": "umum.deklarasi.sop",
    }
    elsewhere = collection.folder / "arsip"
    env = {"TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    outcome = collection.process("build", ".", "-o", "lagi", *PDF, env=env, cwd=elsewhere)
    assert outcome.status == 0, outcome.err
    made = ["lampiran.pdf", "002-b.pdf", "bagian/001-a.pdf"]
    again = [(elsewhere / "lagi" / name).read_bytes() for name in made]
    assert again == [(collection.folder / "build" / name).read_bytes() for name in made]


@pytest.mark.parametrize("name", ["umum/deklarasi.sop", "keputusan.sop", "sopc.toml"])
def test_a_comment_beside_the_sops_makes_the_archives_document_anew_and_no_other(collection, name):
    both = ("--format", "pdf,html")
    collection.run("build", "sops", *both)
    folder = collection.folder / "build"
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.suffix in (".pdf", ".html")}
    path = collection.folder / "sops" / name
    path.write_bytes(path.read_bytes() + b"# catatan\n")
    collection.run("build", "sops", *both)
    assert [file.name for file, data in before.items() if file.read_bytes() != data] == ["lampiran.pdf"]


def test_a_sop_that_is_not_in_the_document_is_not_carried(collection):
    collection.write("sops/003-c.sop", sop_text(name="Layanan Lain", number="3"))
    collection.write("sops/004-rusak.sop", "sop\n")
    collection.run("build", "sops", *PDF)
    carried = unpack(collection.folder / "build" / "lampiran.pdf", collection.folder / "arsip")
    assert not {"003-c.sop", "004-rusak.sop"} & set(carried)
    assert {"002-b.sop", "keputusan.sop"} <= set(carried)
