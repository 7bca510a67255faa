"""The figures of a collection: counts, sums of time, and the load of each pelaksana."""

from __future__ import annotations

import json

import jsonschema
import pytest

from sopdsl.model import schema
from sopdsl.model.statistik import Statistik, statistics_of
from tests.support import compile_text, sop_text

TIMED = "  pd: Satu\n    waktu: 10 menit\n  petugas: Dua\n    waktu: 1-2 hari kerja\n"


def figures(**files: str) -> Statistik:
    """The figures of SOPs, given by id."""
    koleksi = compile_text("", {"hukum": "unit hukum = Bagian Hukum\n", **files}, id="kosong").koleksi
    assert {sop.id for sop in koleksi.sop} == files.keys()
    return statistics_of(koleksi, files)


def sums(waktu) -> list[tuple[str, float, float | None, bool]]:
    return [(sum.satuan, sum.min, sum.maks, sum.paling_sedikit) for sum in waktu]


def load(found: Statistik, name: str, unit: str = "organisasi"):
    (one,) = [one for one in found.pelaksana if one.nama == name and one.unit.id == unit]
    return one


class TestSums:
    def test_units_of_time_stay_apart(self):
        found = figures(a=sop_text(TIMED), b=sop_text("  pd: Lagi\n    waktu: 3 hari\n", number="2"))
        assert sums(found.sop[0].waktu) == [("menit", 10, 10, False), ("hari kerja", 1, 2, False)]
        whole = [("menit", 10, 10, False), ("hari", 3, 3, False), ("hari kerja", 1, 2, False)]
        assert sums(found.jumlah.waktu) == sums(found.unit[0].waktu) == whole

    def test_a_step_without_a_value_makes_them_lower_bounds(self):
        found = figures(a=sop_text(TIMED + "  kabag: Tiga\n"), b=sop_text(TIMED, number="2"))
        assert found.sop[0].kegiatan_tanpa_waktu == 1
        assert {sum.paling_sedikit for sum in found.sop[0].waktu} == {True}
        assert {sum.paling_sedikit for sum in found.sop[1].waktu} == {False}
        assert {sum.paling_sedikit for sum in found.jumlah.waktu} == {True}

    def test_also_one_in_a_sop_that_has_no_value_at_all(self):
        found = figures(a=sop_text(TIMED), b=sop_text("  pd: Lagi\n", number="2"))
        assert found.sop[1].waktu == ()
        assert {sum.paling_sedikit for sum in found.jumlah.waktu} == {True}

    def test_they_are_those_of_the_sop_itself(self):
        sop = compile_text(sop_text(TIMED)).sop
        found = figures(a=sop_text(TIMED))
        assert found.sop[0].waktu == sop.ringkasan.waktu
        assert found.sop[0].jumlah_kegiatan == sop.ringkasan.jumlah_kegiatan == 2

    def test_rows_without_a_number_of_their_own_do_not_count(self):
        found = figures(a=sop_text(TIMED + "  kabag: Tiga\n    nomor: -\n    waktu: 5 menit\n"))
        assert found.sop[0].jumlah_kegiatan == 2
        assert sums(found.sop[0].waktu)[0] == ("menit", 15, 15, False)
        assert (load(found, "Kepala Bagian").jumlah_kegiatan, sums(load(found, "Kepala Bagian").waktu)) == (
            0,
            [("menit", 5, 5, False)],
        )

    def test_decisions(self):
        steps = "  pd: Satu\n  petugas: Dua\n    tidak -> selesai\n  pd: Tiga\n"
        assert figures(a=sop_text(steps)).sop[0].jumlah_keputusan == 1


class TestLoad:
    @pytest.mark.parametrize("sign", ["+", ">", "|"])
    def test_a_row_counts_for_each_who_has_a_symbol_in_it(self, sign):
        found = figures(a=sop_text(f"  pd {sign} petugas: Satu\n    waktu: 10 menit\n  pd: Dua\n    waktu: 5 menit\n"))
        assert load(found, "Perangkat Daerah").jumlah_kegiatan == 2
        assert load(found, "Perangkat Daerah").bagian == 1.0
        assert sums(load(found, "Perangkat Daerah").waktu) == [("menit", 15, 15, False)]
        assert load(found, "Petugas").jumlah_kegiatan == 1
        assert load(found, "Petugas").bagian == 0.5
        assert sums(load(found, "Petugas").waktu) == [("menit", 10, 10, False)]
        assert load(found, "Kepala Bagian").jumlah_kegiatan == 0

    def test_an_added_symbol_counts_and_a_mere_end_does_not(self):
        steps = "  pd: Satu\n    & petugas\n  pd: Dua\n    ya -> selesai.kabag\n    tidak -> lanjut\n  pd: Tiga\n"
        found = figures(a=sop_text(steps))
        assert load(found, "Petugas").jumlah_kegiatan == 1
        assert load(found, "Kepala Bagian").jumlah_kegiatan == 0

    def test_names_are_folded_within_a_unit_only(self):
        b = sop_text(TIMED, number="2").replace("Petugas", "PETUGAS")
        c = sop_text(TIMED, number="3").replace("= Petugas", "=  petugas").replace("organisasi", "hukum")
        d = sop_text(TIMED, number="4").replace("= Petugas", "= Petugas")
        found = figures(a=sop_text(TIMED), b=b, c=c, d=d)
        assert [
            (one.unit.id, one.nama, one.jumlah_sop) for one in found.pelaksana if one.nama.lower() == "petugas"
        ] == [
            ("hukum", "petugas", 1),
            ("organisasi", "Petugas", 3),
        ]
        assert load(found, "Petugas").jumlah_kegiatan == 3
        assert [unit.jumlah_pelaksana for unit in found.unit] == [3, 3]

    def test_two_columns_of_one_name_are_one_pelaksana(self):
        text = sop_text("  pd + petugas: Satu\n    waktu: 5 menit\n").replace("= Petugas", "= perangkat  daerah")
        one = load(figures(a=text), "Perangkat Daerah")
        assert (one.jumlah_sop, one.jumlah_kegiatan, sums(one.waktu)) == (1, 1, [("menit", 5, 5, False)])

    def test_the_busiest_first(self):
        found = figures(a=sop_text("  kabag: Satu\n  petugas: Dua\n  kabag: Tiga\n"))
        assert [one.nama for one in found.pelaksana] == ["Kepala Bagian", "Petugas", "Perangkat Daerah"]


def test_a_revoked_sop_is_listed_only():
    found = figures(a=sop_text(TIMED), b=sop_text(TIMED, number="2", fields="status: dicabut\n"))
    assert [sop.status for sop in found.sop] == ["berlaku", "dicabut"]
    assert (found.jumlah.jumlah_sop, found.jumlah.jumlah_kegiatan) == (1, 2)
    assert (found.unit[0].jumlah_sop, load(found, "Petugas").jumlah_sop) == (1, 1)


def test_only_what_is_chosen():
    koleksi = compile_text(sop_text(TIMED), {"b": sop_text(TIMED, number="2")}).koleksi
    assert [sop.id for sop in statistics_of(koleksi, ["b"]).sop] == ["b"]


def test_an_empty_collection():
    found = statistics_of(compile_text("", id="kosong").koleksi, [])
    assert (found.sop, found.unit, found.pelaksana, found.jumlah.waktu) == ((), (), (), ())


def test_the_document_obeys_its_schema():
    document = json.loads(figures(a=sop_text(TIMED)).model_dump_json())
    jsonschema.validate(document, schema("statistik"))
    for key in document:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({k: v for k, v in document.items() if k != key}, schema("statistik"))
