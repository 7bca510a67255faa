"""The examples as one collection: they compile and build without a finding, and show what they are there to show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sopdsl.backends import known_formats, load_renderer
from sopdsl.model.koleksi import Alur, Kegiatan, Peraturan, Sop
from sopdsl.pipeline import Compiled, compile_collection
from sopdsl.rendering import RenderContext, Theme
from sopdsl.workspace.collection import find_collections
from tests.renderers.pdf_reader import pages, squeezed

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FILES = sorted(path.name for path in EXAMPLES.glob("*.sop"))
SOPS = [name.removesuffix(".sop") for name in FILES if name not in ("deklarasi.sop", "20-surat-keputusan.sop")]
FORMATS = ("diagram.pdf", "dot", "html", "json", "pdf", "png", "svg")


@cache
def collection() -> Compiled:
    (found,) = find_collections([str(EXAMPLES)])
    return compile_collection(found)


def example(id: str) -> Sop:
    return {sop.id: sop for sop in collection().koleksi.sop}[id]


def only_table(id: str) -> Alur:
    (alur,) = example(id).alur
    return alur


def arrows(alur: Alur) -> set[tuple[str, str, str | None]]:
    return {(panah.dari, panah.ke, panah.syarat) for panah in alur.panah}


def shapes(alur: Alur) -> dict[str, str]:
    return {simbol.id: simbol.bentuk for kegiatan in alur.kegiatan for simbol in kegiatan.simbol}


def step(id: str, start: str) -> Kegiatan:
    (found,) = (row for alur in example(id).alur for row in alur.kegiatan if row.uraian.startswith(start))
    return found


# The collection


def test_the_examples_are_a_collection_without_a_finding():
    assert len(FILES) == 22
    assert [f"{found.source.path}: {found.message}" for found in collection().diagnostics] == []
    assert [sop.id for sop in collection().koleksi.sop] == SOPS


@pytest.mark.parametrize("name", FILES)
def test_an_example_says_first_what_it_shows(name):
    assert re.fullmatch(r"deklarasi\.sop|[0-9]{2}-[a-z][a-z-]*\.sop", name)
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    comment = lines[: lines.index("")]
    assert 1 <= len(comment) <= 3
    assert all(line.startswith("# ") and len(line) <= 120 for line in comment)


def test_the_examples_name_nobody():
    for pejabat in collection().koleksi.pejabat:
        assert pejabat.nama.startswith("NAMA ")
        assert pejabat.nip is None or re.fullmatch(r"(19|20)\d{6} \d{6} [12] \d{3}", pejabat.nip)


@pytest.mark.parametrize("id", SOPS)
@pytest.mark.parametrize("format", FORMATS)
def test_an_example_is_built_to_every_format_without_a_warning(id, format):
    assert format in known_formats()
    made = load_renderer(format)(example(id), RenderContext(assets=collection().assets))
    assert made.warnings == ()
    _WELL_FORMED[format](made.data, example(id))


def _json(data: bytes, sop: Sop) -> None:
    assert json.loads(data)["nomor"] == sop.nomor


def _pdf(data: bytes, sop: Sop) -> None:
    identity, *flow = pages(data)
    assert flow and all(squeezed(sop.nomor) in squeezed(page) for page in (identity, *flow))
    assert squeezed(sop.disahkan_oleh.nama) in squeezed(identity)


def _diagram(data: bytes, sop: Sop) -> None:
    (page,) = pages(data)
    assert squeezed(sop.nomor) in squeezed(page)


def _png(data: bytes, sop: Sop) -> None:
    assert sop.alur and data[:8] == b"\x89PNG\r\n\x1a\n"


def _svg(data: bytes, sop: Sop) -> None:
    tree = ElementTree.fromstring(data)
    assert tree.tag == "{http://www.w3.org/2000/svg}svg"
    assert sop.nomor in " ".join(tree.itertext())


def _html(data: bytes, sop: Sop) -> None:
    text = data.decode()
    assert text.lower().startswith("<!doctype html>") and sop.nomor in text


def _dot(data: bytes, sop: Sop) -> None:
    assert "digraph" in data.decode()
    assert data.decode().count("->") >= sum(len(alur.panah) for alur in sop.alur)


_WELL_FORMED: dict[str, Callable[[bytes, Sop], None]] = {
    "json": _json,
    "pdf": _pdf,
    "diagram.pdf": _diagram,
    "png": _png,
    "svg": _svg,
    "html": _html,
    "dot": _dot,
}


def test_the_logo_reaches_the_documents():
    assert set(collection().assets) == {"lambang.svg"}
    assert {sop.unit.logo for sop in collection().koleksi.sop} == {"lambang.svg"}


# What each example is there to show


def test_01_goes_straight_from_start_to_end():
    alur = only_table("01-urutan")
    ids = [row.simbol[0].id for row in alur.kegiatan]
    assert [(panah.dari, panah.ke) for panah in alur.panah] == list(pairwise(ids))
    assert list(shapes(alur).values()) == ["mulai", "proses", "proses", "proses", "selesai"]


def test_02_fills_every_field_of_the_head():
    sop = example("02-kepala-lengkap")
    assert (sop.jenis, sop.cakupan) == ("administratif", "mikro")
    assert sop.tanggal.revisi
    boxes = [
        sop.dasar_hukum,
        sop.kualifikasi_pelaksana,
        sop.keterkaitan,
        sop.peralatan_dan_perlengkapan,
        sop.peringatan,
        sop.pencatatan_dan_pendataan,
    ]
    assert all(box.butir for box in boxes)
    assert {box.penanda for box in boxes} == {"angka", "strip", "huruf"}
    assert sop.peringatan.pengantar


def test_03_implies_the_answer_that_is_not_written():
    assert {("2.petugas", "4.kasubbag", "Ya"), ("2.petugas", "3.petugas", "Tidak")} <= arrows(
        only_table("03-percabangan")
    )
    assert step("03-percabangan", "Memeriksa").simbol[0].tanya == "Ruang kosong?"


def test_04_goes_back():
    alur = only_table("04-putaran")
    assert {("3.pd", "2.analis", None), ("4.kabag", "2.analis", "Tidak")} <= arrows(alur)


def test_05_has_branches_of_other_names_and_ends_early():
    alur = only_table("05-beberapa-cabang")
    assert list(shapes(alur).values()).count("keputusan") == 3
    assert {syarat for dari, _, syarat in arrows(alur) if dari == "4.analis"} == {"ringan", "bukan kewenangan", None}
    assert shapes(alur)["6.petugas"] == "selesai"
    assert {("8.pelapor", "8.pelapor.selesai", "Ya"), ("8.pelapor", "4.analis", "Tidak")} <= arrows(alur)


def test_06_forks_and_joins():
    alur = only_table("06-bersamaan")
    forked = {ke: syarat for dari, ke, syarat in arrows(alur) if dari == "1.kabag"}
    assert forked == {"2.pengadministrasi": None, "3.analis": None, "4.petugas": None}
    assert {dari for dari, ke, _ in arrows(alur) if ke == "5.kabag"} == set(forked)
    assert "keputusan" not in shapes(alur).values()


def test_07_joins_boxes_without_arrows():
    alur = only_table("07-kerja-bersama")
    joint = [row for row in alur.kegiatan if row.hubungan == "bersama"]
    assert [[simbol.pelaksana for simbol in row.simbol] for row in joint] == [
        ["analis", "pd"],
        ["kabag", "analis", "pd"],
    ]
    ends = {end for dari, ke, _ in arrows(alur) for end in (dari, ke)}
    assert {"3.analis", "4.kabag"} <= ends and not {"3.pd", "4.analis", "4.pd"} & ends
    assert shapes(alur)["4.kabag"] == "keputusan" and shapes(alur)["4.pd"] == "proses"


def test_08_hands_on_along_the_row():
    alur = only_table("08-serah-terima")
    handed = alur.kegiatan[1]
    assert handed.hubungan == "berurutan"
    assert [simbol.pelaksana for simbol in handed.simbol] == ["kabag", "asisten", "sekda"]
    assert {
        ("1.analis", "2.kabag", None),
        ("2.kabag", "2.asisten", None),
        ("2.asisten", "2.sekda", None),
        ("2.sekda", "1.analis", "Tidak"),
        ("2.sekda", "3.sekda", "Ya"),
    } <= arrows(alur)


def test_09_offers_two_ways_side_by_side():
    alur = only_table("09-pilihan")
    assert alur.kegiatan[1].hubungan == "pilihan"
    assert {
        ("1.peserta", "2.loket", "datang sendiri"),
        ("1.peserta", "2.daring", "lewat internet"),
        ("2.loket", "3.analis", None),
        ("2.daring", "3.analis", None),
    } <= arrows(alur)
    assert not {("2.loket", "2.daring"), ("2.daring", "2.loket")} & {(dari, ke) for dari, ke, _ in arrows(alur)}


def test_10_adds_symbols_to_a_row():
    alur = only_table("10-simbol-tambahan")
    added = [simbol.id for row in alur.kegiatan for simbol in row.simbol if simbol.tambahan]
    assert added == ["2.teknisi", "4.penyedia"]
    assert shapes(alur)["2.teknisi"] == "keputusan"
    assert {("2.operator", "2.teknisi", None), ("2.teknisi", "4.operator", "Tidak")} <= arrows(alur)
    assert {("4.operator", "4.penyedia", None), ("4.penyedia", "5.penyedia", None)} <= arrows(alur)


def test_11_directs_arrows():
    alur = only_table("11-arah-panah")
    assert ("4.penyedia", "5.pengurus", "Barang datang") in arrows(alur)
    assert shapes(alur)["4.penyedia"] == "proses"
    assert ("3.kabag", "3.pemohon.selesai", "Tidak") in arrows(alur)
    assert {("5.pemohon", "5.pemohon.selesai", None), ("5.pengurus", "6.pengurus", None)} <= arrows(alur)


def test_12_has_tables_with_columns_and_notes_of_their_own():
    first, second = example("12-beberapa-tabel").alur
    assert (first.judul, second.judul) == ("Tahap 1: Persiapan", "Tahap 2: Pelaksanaan")
    assert (first.kolom, second.kolom) == (("kabag", "tim"), ("tim", "responden", "pd"))
    assert first.catatan.pengantar and len(second.catatan.butir) == 2
    assert [row.no for row in second.kegiatan] == [1, 2, 3, 4]


def test_13_holds_every_form_of_waktu():
    times = [row.waktu for row in only_table("13-waktu").kegiatan if row.waktu]
    assert {time.jenis for time in times} == {"lama", "batas", "berulang", "bebas"}
    values = [value for time in times for value in time.nilai]
    assert {value.satuan for value in values} == {
        "menit",
        "jam",
        "hari",
        "hari kerja",
        "hari kalender",
        "minggu",
        "bulan",
        "tahun",
    }
    by_text = {
        time.teks: [(value.min, value.maks, value.per or value.menurut) for value in time.nilai] for time in times
    }
    assert by_text["1 x 24 jam"] == [(24, 24, None)]
    assert by_text["5 (Menit)"] == [(5, 5, None)]
    assert by_text["5-10 menit"] == [(5, 10, None)]
    assert by_text["120 menit / 3 hari"] == [(120, 120, None), (3, 3, None)]
    assert by_text["2 menit/berkas"] == [(2, 2, "berkas")]
    assert by_text["paling lambat 2 hari kerja"] == [(None, 2, None)]
    assert by_text["Tatap muka: 1 hari\nDaring: 3 jam"] == [(1, 1, "Tatap muka"), (3, 3, "Daring")]
    assert by_text["Dicetak: 2 hari kalender\nDisalin: 1 jam"] == [(2, 2, "Dicetak"), (1, 1, "Disalin")]


def test_14_takes_the_unit_of_bare_numbers_from_the_head():
    sop = example("14-satuan-waktu")
    assert sop.satuan_waktu == "Menit"
    (total,) = sop.ringkasan.waktu
    assert (total.satuan, total.min, total.maks, total.paling_sedikit) == ("menit", 40, 43, False)


def test_15_keeps_texts_as_they_are_meant():
    sop = example("15-teks")
    assert [sop.nama[start:end] for start, end in sop.miring] == ["Website"]
    assert sop.unit.kop == ("PEMERINTAH KOTA ARUNIKA", "BAGIAN ORGANISASI", "TIM PENGELOLA WEBSITE")
    assert [box.penanda for box in (sop.kualifikasi_pelaksana, sop.peralatan_dan_perlengkapan)] == ["huruf", "strip"]
    assert [item.teks for item in sop.peringatan.butir] == [
        "Kolom bertanda *wajib* harus diisi.",
        "Nomor 1 # 3 diisi oleh penulis berita.",
        'Pilihan ditulis "Ya | Tidak".',
    ]
    assert sop.pencatatan_dan_pendataan.pengantar == (
        "Berkas berita disimpan di D:\\Berita dan dikirim ke berita@arunika.example"
    )
    assert sop.pencatatan_dan_pendataan.rujukan == ()
    write, edit, publish = sop.alur[0].kegiatan
    assert write.uraian.count("\n") == 2
    assert write.kelengkapan.pengantar and write.kelengkapan.butir[1].teks == "foto kegiatan*)"
    assert write.keterangan == "*) paling sedikit dua foto"
    assert edit.uraian == "Menyunting naskah berita"
    assert publish.uraian.endswith("akun @organisasi") and not publish.rujukan
    assert [publish.uraian[start:end] for start, end in publish.miring] == ["link"]
    assert publish.keterangan and publish.keterangan.split("\n")[1] == ""


def test_16_refers_to_regulations_and_other_sops():
    sop = example("16-rujukan")
    worded, plain, changed = sop.dasar_hukum.butir
    assert plain.rujukan == ("permenpanrb-35-2012",) and plain.teks.startswith("Peraturan Menteri")
    assert changed.rujukan == ("perwal-9-2018", "perwal-3-2022")
    assert (worded.teks, worded.rujukan) == (
        "UU No. 25 Tahun 2009 tentang Pelayanan Publik",
        ("uu-25-2009",),
    )
    assert [item.rujukan for item in sop.keterkaitan.butir] == [
        ("02-kepala-lengkap",),
        ("04-putaran",),
        ("08-serah-terima",),
    ]
    verified, numbered = step(sop.id, "Memverifikasi"), step(sop.id, "Memberikan nomor")
    assert (verified.sop, verified.keterangan) == ("04-putaran", example("04-putaran").nama)
    assert (numbered.sop, numbered.keterangan) == ("02-kepala-lengkap", "Lihat Pemberian Nomor SOP Perangkat Daerah")
    assert [row.uraian for row in sop.alur[0].kegiatan if row.opsional] == ["Mendampingi penyusunan rancangan SOP"]
    assert [row.no for row in sop.alur[0].kegiatan] == [1, 2, 3, 4, None, "a", "b", 5]


def test_17_goes_over_pages_forward_and_back():
    made = load_renderer("pdf")(example("17-alur-panjang"), RenderContext(assets=collection().assets))
    assert len(pages(made.data)) == 3
    assert ("15.sekda", "5.tim", "Tidak") in arrows(only_table("17-alur-panjang"))


def test_18_is_a_draft_with_lost_rows():
    sop = example("18-draf")
    assert sop.status == "draf" and sop.tanggal.efektif is None
    first, second = sop.alur
    (lost,) = first.baris_hilang
    assert (lost.dari, lost.sampai, lost.sebelum) == (1, 3, 1)
    assert [row.no for row in first.kegiatan] == [4, 5]
    assert "mulai" not in shapes(first).values()
    assert second.kegiatan == () and second.catatan.pengantar


def test_19_is_no_longer_in_force():
    sop = example("19-dicabut")
    assert sop.status == "dicabut"
    assert sop.tanggal.pengesahan and sop.tanggal.efektif is None


def test_20_is_a_decree_with_its_appendix():
    decree = collection().koleksi.keputusan
    assert decree and decree.ditetapkan_oleh and decree.ditetapkan_oleh.id == "walikota"
    assert decree.menimbang.penanda == "huruf" and decree.mengingat.penanda == "angka"
    assert not decree.memperhatikan.empty
    assert [diktum.nama for diktum in decree.diktum] == ["KESATU", "KEDUA", "KETIGA"]
    assert [(entry.judul, entry.sop) for entry in decree.lampiran] == [
        (example("01-urutan").nama, "01-urutan"),
        (example("02-kepala-lengkap").nama, "02-kepala-lengkap"),
        ("SOP Verifikasi Rancangan SOP Perangkat Daerah", "04-putaran"),
    ]


def test_21_wishes_for_a_side_and_a_page_and_keeps_its_flow():
    alur = only_table("21-sisi-dan-halaman")
    assert [row.sisi for row in alur.kegiatan] == [None, None, "kanan", None, None, None, None]
    assert [row.no for row in alur.kegiatan if row.halaman_baru] == [5]
    assert {("3.analis", "2.pd", "Tidak"), ("3.analis", "4.analis", "Ya")} <= arrows(alur)
    made = load_renderer("pdf")(example("21-sisi-dan-halaman"), RenderContext(assets=collection().assets))
    _, before, after = (squeezed(page) for page in pages(made.data))
    steps = [squeezed(row.uraian) for row in alur.kegiatan]
    assert [step in before for step in steps] == [True] * 4 + [False] * 3
    assert [step in after for step in steps] == [False] * 4 + [True] * 3


def test_the_collection_with_a_theme_is_sound_and_looks_different():
    (found,) = find_collections([str(EXAMPLES / "tema")])
    compiled = compile_collection(found)
    assert compiled.diagnostics == () and compiled.settings
    theme = compiled.settings.theme
    assert {one.name for one in fields(Theme) if getattr(theme, one.name) != getattr(Theme(), one.name)} == {
        *("kegiatan", "kelengkapan", "keterangan", "columns", "column_numbers", "genre", "terminator", "connectors"),
        "signature",
    }
    assert [(sop.id, sop.status) for sop in compiled.koleksi.sop] == [
        ("01-peminjaman-ruang-rapat", "berlaku"),
        ("02-perawatan-ruang-rapat", "draf"),
    ]
    for sop in compiled.koleksi.sop:
        made = load_renderer("pdf")(sop, RenderContext(theme=theme))
        assert made.warnings == ()
        assert "NAMA POS" in pages(made.data)[0] and "Kode QR" in pages(made.data)[0]


def test_the_declarations_know_what_changed_and_revoked_a_regulation():
    known: dict[str, Peraturan] = {one.id: one for one in collection().koleksi.peraturan}
    assert known["perwal-4-2011"].dicabut_oleh == ("perwal-9-2018",)
    assert known["perwal-9-2018"].diubah_oleh == ("perwal-3-2022",)
