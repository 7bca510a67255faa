"""The flow in sentences: who does what, and where each way leads."""

from __future__ import annotations

import pytest

from sopdsl.model.koleksi import Alur, Kegiatan, Pelaksana, Simbol
from sopdsl_renderers.spoken import describe_steps, summary_of
from tests.renderers.samples import BANTUAN_HUKUM, DRAF, DUA_TABEL, REGISTRASI, SEMUA, kegiatan, panah

ORANG = tuple(Pelaksana(id=id, nama=nama) for id, nama in (("a", "Ana"), ("b", "Budi"), ("c", "Cici")))


def told(steps: list[Kegiatan], *arrows: str) -> list[str]:
    """The sentences of a flow of Ana, Budi and Cici."""
    return list(describe_steps(Alur(kolom=("a", "b", "c"), kegiatan=tuple(steps), panah=panah(*arrows)), ORANG))


def test_plain_steps():
    steps = [kegiatan(1, "a", "Menulis surat", bentuk="mulai"), kegiatan(2, "b", "Menerima surat.", bentuk="selesai")]
    assert told(steps, "1.a 2.b") == [
        "Langkah 1 (mulai), Ana: Menulis surat. Lalu ke langkah 2.",
        "Langkah 2 (selesai), Budi: Menerima surat.",
    ]


def test_decisions_with_their_question():
    steps = [kegiatan(1, "a", "Memeriksa berkas", bentuk="keputusan", tanya="Lengkap?"), kegiatan(2, "b", "Mencatat")]
    assert told(steps, "1.a 2.b Ya", "1.a 1.a Tidak")[0] == (
        "Langkah 1 (keputusan), Ana: Memeriksa berkas. Lengkap? Ya: ke langkah 2; tidak: kembali ke langkah 1."
    )


@pytest.mark.parametrize(
    ("pelaksana", "arrows", "said"),
    [
        ("a + b", ("1.a 2.c",), "Langkah 1, Ana bersama Budi: Rapat. Lalu ke langkah 2."),
        ("a > b", ("1.a 1.b", "1.b 2.c"), "Langkah 1, Ana, lalu Budi: Rapat. Lalu ke langkah 2."),
        ("a | b", ("1.a 2.c", "1.b 2.c"), "Langkah 1, Ana atau Budi: Rapat. Lalu ke langkah 2."),
        ("a | b | c", (), "Langkah 1, Ana, Budi, atau Cici: Rapat."),
        (
            "a > b",
            ("1.a 1.b Ya", "1.a 2.c Tidak", "1.b 2.c"),
            "Langkah 1, Ana, lalu Budi: Rapat. Ana: Tidak: ke langkah 2. Budi: lalu ke langkah 2.",
        ),
        (
            "a | b",
            ("1.a 2.c", "1.b 3.c"),
            "Langkah 1, Ana atau Budi: Rapat. Ana: lalu ke langkah 2. Budi: lalu ke langkah 3.",
        ),
        (
            "a + b",
            ("1.a 2.c", "1.a 3.c", "1.a 1.b"),
            "Langkah 1, Ana bersama Budi: Rapat. Lalu ke langkah 2, ke langkah 3, dan ke Budi pada langkah ini.",
        ),
    ],
)
def test_steps_that_several_do(pelaksana: str, arrows: tuple[str, ...], said: str):
    steps = [kegiatan(1, pelaksana, "Rapat"), kegiatan(2, "c", "Mencatat"), kegiatan(3, "c", "Menyimpan")]
    assert told(steps, *arrows)[0] == said


def test_who_takes_part_is_said_of_a_goal_only_where_the_step_leaves_it_open():
    steps = [kegiatan(1, "c", "Membagi"), kegiatan(2, "a > b", "Menulis"), kegiatan(3, "a | b", "Mengirim")]
    assert told(steps, "1.c 2.a")[0].endswith("Lalu ke langkah 2.")
    assert told(steps, "1.c 2.b")[0].endswith("Lalu ke langkah 2 (Budi).")
    assert told(steps, "1.c 3.a")[0].endswith("Lalu ke langkah 3 (Ana).")


def test_added_symbols_and_capsules_of_their_own():
    assert describe_steps(DUA_TABEL.alur[0], DUA_TABEL.pelaksana)[1].endswith(
        "Setuju? Ya: ke langkah 3; tidak: selesai."
    )
    assert describe_steps(DUA_TABEL.alur[1], DUA_TABEL.pelaksana)[1] == (
        "Langkah 2, Operator: Menerima laporan kerusakan; a. Jika dapat diperbaiki, teknisi mengerjakannya; b. Jika"
        " tidak, kendaraan dikirim ke bengkel. Lalu ke Teknisi pada langkah ini. Teknisi: keputusan. Bisa? Ya: ke"
        " langkah 3; tidak: ke langkah 4."
    )
    end = Simbol(id="1.a.selesai", pelaksana="a", bentuk="selesai")
    assert told([kegiatan(1, "a", "Menyimpan", sendiri=[end])], "1.a 1.a.selesai") == [
        "Langkah 1, Ana: Menyimpan. Lalu selesai."
    ]


def test_a_way_back_is_told_as_one():
    steps = [kegiatan(1, "a > b", "Menulis"), kegiatan(2, "c", "Memeriksa", bentuk="keputusan"), kegiatan(3, "a", "Ya")]
    assert told(steps, "2.c 3.a Ya", "2.c 1.b Tidak")[1] == (
        "Langkah 2 (keputusan), Cici: Memeriksa. Ya: ke langkah 3; tidak: kembali ke langkah 1 (Budi)."
    )


def test_others_of_the_same_step_are_told_together():
    steps = [kegiatan(1, "a + b + c", "Rapat"), kegiatan(2, "c", "Mencatat")]
    assert told(steps, "1.a 1.b", "1.a 1.c", "1.a 2.c")[0] == (
        "Langkah 1, Ana bersama Budi dan Cici: Rapat. Lalu ke langkah 2, ke Budi, dan ke Cici pada langkah ini."
    )


@pytest.mark.parametrize(
    ("sop", "said"),
    [
        (REGISTRASI, "17 langkah, 3 keputusan. Pelaksana: Pemohon, Helpdesk, Verifikator."),
        (DRAF, "2 langkah. Pelaksana: Pemohon, Agendaris."),
    ],
)
def test_a_flow_is_told_in_short(sop, said: str):
    assert summary_of(sop.alur[0], sop.pelaksana) == said


def test_rows_are_called_by_what_is_printed():
    unnumbered = kegiatan(1, "a", "Menunggu").model_copy(update={"no": None})
    assert told([unnumbered], "1.a 1.a") == ["Baris 1, Ana: Menunggu. Lalu kembali ke baris 1."]
    assert (
        describe_steps(DRAF.alur[0], DRAF.pelaksana)[0] == "Langkah 6, Agendaris: Menyerahkan piala. Lalu ke langkah 7."
    )
    stray = kegiatan(1, "x", "Menunggu")
    assert told([stray], "1.x 9.y") == ["Langkah 1, x: Menunggu. Lalu tujuan tidak dikenal."]


@pytest.mark.parametrize("sop", SEMUA, ids=lambda sop: sop.id)
def test_every_step_with_every_way_is_told(sop):
    for alur in sop.alur:
        sentences = describe_steps(alur, sop.pelaksana)
        assert len(sentences) == len(alur.kegiatan)
        for row, step in zip(sentences, alur.kegiatan, strict=True):
            assert step.uraian.split("\n")[0].rstrip(".") in row
            assert row.endswith((".", "?", "!"))
    assert "Ya: ke langkah 14; tidak: ke langkah 11." in describe_steps(REGISTRASI.alur[0], REGISTRASI.pelaksana)[9]
    assert ", lalu Walikota: " in describe_steps(BANTUAN_HUKUM.alur[0], BANTUAN_HUKUM.pelaksana)[6]
