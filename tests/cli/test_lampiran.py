"""`sopc build` of a whole collection: when its own documents are made, from which SOPs, and what is said about it."""

from __future__ import annotations

import pytest

from tests.support import sop_text

HTML = ("--format", "html")
DECREE = """keputusan Penetapan SOP

jenis: Keputusan Walikota Pekalongan
nomor: 1 TAHUN 2022
tanggal: 11 April 2022
ditetapkan di: Pekalongan
ditetapkan oleh: sekda

menimbang:
  a. bahwa perlu

menetapkan: KEPUTUSAN TENTANG PENETAPAN SOP
  KESATU: Menetapkan SOP.

lampiran:
  1. SOP Layanan Kedua = @002-b
  2. SOP Layanan Pertama = @001-a
"""


def page(desk, name: str = "lampiran.html") -> str:
    return (desk.folder / "build" / name).read_text("utf-8")


@pytest.fixture
def collection(desk):
    desk.collection("001-a", "002-b")
    desk.write("sops/keputusan.sop", DECREE)
    return desk


def test_the_decrees_order_and_titles_hold(collection):
    outcome = collection.run("build", "sops", *HTML)
    assert outcome.status == 0, outcome.err
    text = page(collection)
    assert text.index("SOP Layanan Kedua") < text.index("SOP Layanan Pertama")
    assert "Penetapan SOP" in text or "PENETAPAN SOP" in text


def test_it_is_made_again_when_a_sop_or_the_decree_changes(collection):
    collection.run("build", "sops", *HTML)
    first = page(collection)
    collection.write("sops/002-b.sop", sop_text(name="Layanan Baru", number="2"))
    outcome = collection.run("build", "sops", *HTML)
    assert "dibuat: 002-b" in outcome.out
    assert "dibuat: 001-a" not in outcome.out
    second = page(collection)
    assert second != first
    collection.write("sops/keputusan.sop", DECREE.replace("bahwa perlu", "bahwa sangat perlu"))
    outcome = collection.run("build", "sops", *HTML)
    assert "dibuat:" not in outcome.out
    assert "bahwa sangat perlu" in page(collection)


def test_a_change_that_prints_nothing_new_leaves_it(collection):
    collection.run("build", "sops", *HTML)
    stamp = (collection.folder / "build/lampiran.html").stat().st_mtime_ns
    collection.write("sops/keputusan.sop", "# catatan\n" + DECREE)
    collection.run("build", "sops", *HTML)
    assert (collection.folder / "build/lampiran.html").stat().st_mtime_ns == stamp


def test_a_sop_with_an_error_is_listed_without_its_form(collection):
    collection.write("sops/002-b.sop", sop_text(name="Layanan B", number="2").replace("unit: organisasi", "unit: x"))
    assert collection.run("build", "sops", *HTML).status == 1
    assert "SOP Layanan Kedua" in page(collection)


def test_a_decree_with_an_error_stops_it_alone(collection):
    collection.write("sops/keputusan.sop", DECREE.replace("@002-b", "@002-c"))
    outcome = collection.run("build", "sops", *HTML)
    assert outcome.status == 1
    assert "lampiran tidak dibuat, karena berkas keputusan ini masih mengandung galat" in outcome.out
    assert collection.files() == [".sopc-manifest.json", "001-a.html", "002-b.html", "indeks.json"]


def test_an_old_one_stays_while_the_decree_has_an_error(collection):
    collection.run("build", "sops", *HTML)
    collection.write("sops/keputusan.sop", DECREE.replace("@002-b", "@002-c"))
    collection.run("build", "sops", *HTML)
    assert "lampiran.html" in collection.files()


def test_sops_that_the_decree_does_not_name_are_told(collection):
    collection.write("sops/003-c.sop", sop_text(name="Layanan C", number="3"))
    outcome = collection.run("build", "sops", *HTML)
    assert outcome.status == 0
    assert "1 SOP tidak disebut dalam lampiran keputusan, jadi tidak ikut di dalamnya: 003-c" in outcome.out
    assert "Layanan C" not in page(collection)


def test_a_collection_without_a_decree_has_one_too(desk):
    desk.collection("001-a", "002-b")
    assert desk.run("build", "sops", *HTML).status == 0
    assert page(desk).index("Layanan 001-a") < page(desk).index("Layanan 002-b")


def test_it_can_be_left_out_and_then_stays_as_it_was(collection):
    collection.run("build", "sops", *HTML)
    before = page(collection)
    collection.write("sops/001-a.sop", sop_text(name="Baru", number="1"))
    collection.run("build", "sops", *HTML, "--no-lampiran")
    assert page(collection) == before
    collection.run("build", "sops", "--format", "json")
    assert page(collection) == before


def test_not_for_a_part_of_the_collection(collection):
    for narrowed in (("build", "sops/001-a.sop"), ("build", "sops", "--only", "001-a")):
        collection.run(*narrowed, *HTML)
        assert collection.files() == [".sopc-manifest.json", "001-a.html"]


def test_many_sops_get_a_document_a_unit(collection, monkeypatch):
    monkeypatch.setattr("sopdsl.building.lampiran.MOST", 1)
    collection.run("build", "sops", *HTML, "-o", "awal")
    outcome = collection.run("build", "sops", *HTML)
    assert "saran: ada 2 SOP, lebih dari 1: lampiran dibuat satu berkas per unit" in outcome.out
    assert "lampiran.organisasi.html" in collection.files()
    monkeypatch.setattr("sopdsl.building.lampiran.MOST", 500)
    collection.write("sops/001-a.sop", sop_text(name="Baru", number="1"))
    outcome = collection.run("build", "sops", *HTML)
    assert "1 dihapus" in outcome.out
    assert {"lampiran.html", "lampiran.organisasi.html"} & set(collection.files()) == {"lampiran.html"}
