"""What a change touches: each way from an id to the places that see it, and no further."""

from __future__ import annotations

import pytest

from sopdsl.model import Input
from sopdsl.model.impact import Impact, impact_of
from sopdsl.nearest import Guess
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.support import DECLARATIONS, STEPS, sop_text

LAWS = """
peraturan uu-1 = Undang-Undang Nomor 1
  diubah oleh: @uu-2
peraturan uu-2 = Undang-Undang Nomor 2
peraturan pp-3 = Peraturan Pelaksanaan @uu-1
peraturan uu-4 = Undang-Undang Nomor 4
  dicabut oleh: @uu-2
"""


def inputs(**files: str) -> list[Input]:
    """The files by id, in which `_` stands for `-`, with `DECLARATIONS`."""
    texts = {"deklarasi": DECLARATIONS, **{id.replace("_", "-"): text for id, text in files.items()}}
    return [Input(id, parse(Source(f"{id}.sop", text))) for id, text in texts.items()]


def touched(id: str, **files: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By the id of what is touched: its places in words, and the way to each."""
    impact = impact_of(inputs(**files), id)
    assert isinstance(impact, Impact)
    assert impact.changed.id == id
    return {one.named.id: [(t.use.where, t.through) for t in one.touches] for one in impact.touched}


def test_every_place_of_a_sop_is_told_in_the_words_of_the_form():
    steps = (
        "  pd: Membaca @uu-1\n    kelengkapan: @uu-1\n      1. Surat\n      2. Isi @uu-1\n    output: Hasil @uu-1\n"
        "    keterangan: @uu-1\n  petugas: Tanpa angka\n    nomor: -\n  kabag: Memilih\n    tanya: Menurut @uu-1?\n"
        "    jika sesuai @uu-1 -> lanjut\n    jika tidak -> selesai\n  pd: Menutup\n"
        "    & petugas\n      tanya: @uu-1?\n      ya -> lanjut\n      tidak -> selesai\n  pd: Selesai\n"
        "  catatan: Lihat @uu-1\n"
    )
    fields = "kop:\n  | @uu-1\ndasar hukum: Menurut @uu-1\n  1. Lain\n  2. Judul lama = @uu-1\nperingatan: @uu-1\n"
    places = touched("uu-1", laws=LAWS, a=sop_text(steps, name="Layanan @uu-1", fields=fields))["a"]
    assert [way for _, way in places] == [()] * len(places)
    assert [where for where, _ in places] == [
        "nama SOP",
        "kop",
        "dasar hukum",
        "dasar hukum, butir 2",
        "peringatan",
        "kegiatan 1, uraian",
        "kegiatan 1, kelengkapan",
        "kegiatan 1, kelengkapan, butir 2",
        "kegiatan 1, output",
        "kegiatan 1, keterangan",
        "kegiatan 2, tanya",
        "kegiatan 2, cabang",
        "kegiatan 3, tanya",
        "catatan",
    ]


def test_places_are_those_in_the_source():
    text = sop_text(fields="dasar hukum:\n  1. Lihat @uu-1\n")
    impact = impact_of(inputs(laws=LAWS, a=text), "uu-1")
    assert isinstance(impact, Impact)
    sop = next(one for one in impact.touched if one.named.id == "a")
    use = sop.touches[0].use
    assert use.owner.source.slice(use.span) == "@uu-1"
    assert impact.changed.source.slice(impact.changed.span) == "uu-1"


def test_tables_and_lost_rows_count_as_printed():
    steps = (
        "  baris hilang: 1-3\n  pd: Membaca @uu-1\n  pd: Lagi\n    nomor: a\n    output: @uu-1\n\n"
        "alur Kedua:\n  pd: @uu-1\n"
    )
    places = touched("uu-1", laws=LAWS, a=sop_text(steps, fields="status: draf\n"))["a"]
    assert [where for where, _ in places] == [
        "alur 1, kegiatan 4, uraian",
        "alur 1, kegiatan a, output",
        "alur 2, kegiatan 1, uraian",
    ]


class TestPeraturan:
    def test_through_a_name_that_holds_it(self):
        found = touched("uu-1", laws=LAWS, a=sop_text(fields="dasar hukum:\n  1. @pp-3\n"))
        assert found == {"a": [("dasar hukum, butir 1", ("pp-3",))], "pp-3": [("nama", ())]}

    def test_through_what_it_changed_or_revoked(self):
        files = {
            "laws": LAWS,
            "a": sop_text(fields="dasar hukum:\n  1. @uu-1\n"),
            "b": sop_text(fields="dasar hukum:\n  1. @pp-3\n  2. @uu-2\n"),
            "c": sop_text(fields="dasar hukum:\n  1. @uu-4\n"),
        }
        assert touched("uu-2", **files) == {
            "a": [("dasar hukum, butir 1", ("uu-1",))],
            "b": [("dasar hukum, butir 1", ("uu-1", "pp-3")), ("dasar hukum, butir 2", ())],
            "c": [("dasar hukum, butir 1", ("uu-4",))],
            "pp-3": [("nama", ("uu-1",))],
            "uu-1": [("diubah oleh", ())],
            "uu-4": [("dicabut oleh", ())],
        }

    def test_what_was_changed_does_not_touch_what_changed_it(self):
        assert touched("uu-4", laws=LAWS) == {}


class TestOthers:
    def test_a_pejabat_touches_what_he_signs(self):
        decree = "keputusan Penetapan\n\nditetapkan oleh: sekda\n\nlampiran:\n  1. @a\n"
        found = touched("sekda", a=sop_text(), b=sop_text(number="2"), keputusan=decree)
        assert found == {
            "a": [("disahkan oleh", ())],
            "b": [("disahkan oleh", ())],
            "keputusan": [("ditetapkan oleh", ())],
        }

    def test_a_unit_touches_its_sops_and_whoever_prints_it(self):
        extra = "pejabat kabag = BUDI\n  jabatan: Kepala @organisasi\n"
        signed = sop_text(number="2").replace("unit: organisasi", "unit: hukum").replace("oleh: sekda", "oleh: kabag")
        found = touched("organisasi", lain=extra + "unit hukum = Hukum\n", a=sop_text(), b=signed)
        assert found == {
            "a": [("unit", ())],
            "b": [("disahkan oleh", ("kabag",))],
            "kabag": [("jabatan", ())],
        }

    @pytest.mark.parametrize("named", [True, False])
    def test_an_instansi_touches_the_sops_of_its_units(self, named):
        where = "instansi" if named else "instansi, karena hanya ada satu"
        declarations = DECLARATIONS.replace("  kop:", "  instansi: pekalongan\n  kop:") if named else DECLARATIONS
        found = touched(
            "pekalongan", deklarasi=declarations, a=sop_text(), b=sop_text(name="B", fields="# @organisasi\n")
        )
        assert found == {
            "a": [("unit", ("organisasi",))],
            "b": [("unit", ("organisasi",))],
            "organisasi": [(where, ())],
        }

    def test_an_instansi_does_not_touch_texts_that_only_name_its_unit(self):
        text = sop_text(fields="peringatan: Hubungi @organisasi\n").replace("unit: organisasi", "unit: lain")
        files = {"deklarasi": DECLARATIONS + "instansi luar = Luar\nunit lain = Lain\n  instansi: luar\n", "a": text}
        files["deklarasi"] = files["deklarasi"].replace("  kop:", "  instansi: pekalongan\n  kop:")
        assert touched("pekalongan", **files) == {"organisasi": [("instansi", ())]}

    def test_a_sop_touches_those_that_refer_to_it_and_the_list_of_the_decree(self):
        decree = "keputusan Penetapan\n\nlampiran:\n  1. @b\n  2. Judul = @a\n"
        b = sop_text(fields="keterkaitan:\n  1. @a\n  2. SOP Lain\n")
        c = sop_text(fields="keterkaitan:\n  1. @b\n")
        assert touched("a", a=sop_text(fields="peringatan: @a\n"), b=b, c=c, keputusan=decree) == {
            "b": [("keterkaitan, butir 1", ())],
            "keputusan": [("lampiran, nomor 2", ())],
        }

    def test_a_step_by_another_sop_hands_a_change_on(self):
        b = sop_text(STEPS + "    sop: @a\n")
        c = sop_text(STEPS + "    sop: b\n", fields="keterkaitan:\n  1. @b\n")
        d = sop_text(STEPS + "    sop: @c\n")
        assert touched("a", a=sop_text(), b=b, c=c, d=d) == {
            "b": [("kegiatan 2, sop", ())],
            "c": [("kegiatan 2, sop", ("b",))],
            "d": [("kegiatan 2, sop", ("b", "c"))],
        }


def test_circles_end():
    a = sop_text(STEPS + "    sop: @b\n")
    b = sop_text(STEPS + "    sop: @a\n")
    laws = "peraturan x = Satu @y\n  diubah oleh: @y\nperaturan y = Dua @x\n  diubah oleh: @x\n"
    assert touched("a", a=a, b=b) == {"b": [("kegiatan 2, sop", ())]}
    assert set(touched("x", laws=laws)) == {"y"}


def test_sops_come_first_then_declarations_then_the_decree():
    files = {"z": sop_text(fields="peringatan: @uu-1\n"), "b": sop_text(fields="peringatan: @uu-1\n"), "laws": LAWS}
    files["keputusan"] = "keputusan Penetapan\n\nmengingat:\n  1. @uu-1\n"
    assert list(touched("uu-1", **files)) == ["b", "z", "pp-3", "keputusan"]


def test_a_sop_with_errors_is_listed_too():
    text = sop_text(fields="dasar hukum:\n  1. @uu-1\nnomer: 3\n")
    assert touched("uu-1", laws=LAWS, a=text)["a"] == [("dasar hukum, butir 1", ())]


def test_an_unknown_id():
    assert impact_of(inputs(laws=LAWS), "uu-11") == Guess(("uu-1",))
    assert impact_of(inputs(laws=LAWS), "entah-apa-ini") is None
