"""The columns of the HTML form's flow table: who gets the room that a window has beyond all least widths."""

from __future__ import annotations

import pytest

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.form.columns import Columns, columns_of
from tests.renderers.samples import DUA_TABEL, KONSULTASI, SEMUA, kegiatan, kotak

LONG = "memeriksa kelengkapan semua berkas yang diserahkan oleh pemohon dan mencatatnya " * 3
SHORT = "berkas"


def columns(sop: Sop, number: int = 0) -> Columns:
    return columns_of(sop, sop.alur[number], ("Petugas",), 5.0, Theme())


def with_rows(uraian: str, kelengkapan: str, output: str) -> Sop:
    row = kegiatan(1, "bensus", uraian).model_copy(update={"kelengkapan": kotak(kelengkapan), "output": kotak(output)})
    alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (row, row), "panah": ()})
    return KONSULTASI.model_copy(update={"alur": (alur,)})


@pytest.mark.parametrize("wide", ["kegiatan", "kelengkapan", "output"])
def test_the_column_whose_texts_make_the_rows_high_gets_most(wide: str):
    order = ("kegiatan", "kelengkapan", "output")
    found = columns(with_rows(*(LONG if name == wide else SHORT for name in order)))._asdict()
    others = [found[name].share for name in order if name != wide]
    assert found[wide].share > 2 * sum(others)


def test_equal_texts_share_alike():
    found = columns(with_rows(LONG, LONG, LONG))
    shares = [found.kegiatan.share, found.kelengkapan.share, found.output.share]
    widths = [found.kegiatan.least, found.kelengkapan.least, found.output.least]
    # What one has as its least width it need not get of the room.
    totals = [least + 40 * share for least, share in zip(widths, shares, strict=True)]
    assert max(totals) - min(totals) < 0.25 * max(totals)


def test_a_word_may_break_behind_its_slashes_and_needs_no_room_as_a_whole():
    whole = columns(with_rows("Perwal/Keputusan/Instruksi/Edaran", SHORT, SHORT))
    parts = columns(with_rows("Perwal Keputusan Instruksi Edaran", SHORT, SHORT))
    assert whole.kegiatan.least == pytest.approx(parts.kegiatan.least, abs=0.5)


@pytest.mark.parametrize("sop", SEMUA, ids=lambda sop: sop.id)
def test_no_more_is_given_than_there_is(sop: Sop):
    for number, alur in enumerate(sop.alur):
        found = columns(sop, number)
        shares = [column.share for column in found] + [found.pelaksana.share] * (len(alur.kolom) - 1)
        assert all(share >= 0 for share in shares)
        assert sum(shares) <= 1.001


def test_a_table_without_rows_has_columns_too():
    empty = DUA_TABEL.alur[0].model_copy(update={"kegiatan": (), "panah": ()})
    found = columns(DUA_TABEL.model_copy(update={"alur": (empty,)}))
    assert found.kegiatan.least > found.no.least > 0
