"""What a `waktu` text says; each line of language.md section 4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.syntax.waktu import parse_waktu


def _said(text: str) -> str:
    found = parse_waktu(text)
    if found is None:
        return "bebas"
    amounts = [
        f"{a.min if a.min is not None else ''}..{a.maks} {a.satuan or '?'}" + (f" per {a.per}" if a.per else "")
        for a in found.nilai
    ]
    return ", ".join([found.jenis, *amounts])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 menit", "lama, 5..5 menit"),
        ("5 (Menit)", "lama, 5..5 menit"),
        ("24 jam", "lama, 24..24 jam"),
        ("24 JAM", "lama, 24..24 jam"),
        ("1 x 24 jam", "lama, 24..24 jam"),
        ("2 x 24 Jam", "lama, 48..48 jam"),
        ("2 hari", "lama, 2..2 hari"),
        ("2 Hari Kerja", "lama, 2..2 hari kerja"),
        ("3 hari  kalender", "lama, 3..3 hari kalender"),
        ("1 minggu", "lama, 1..1 minggu"),
        ("2 bulan", "lama, 2..2 bulan"),
        ("1 tahun", "lama, 1..1 tahun"),
        ("5-10 menit", "lama, 5..10 menit"),
        ("5 – 10 menit", "lama, 5..10 menit"),
        ("1 - 2 hari", "lama, 1..2 hari"),
        ("5 s/d 10 menit", "lama, 5..10 menit"),
        ("120 menit / 3 hari", "lama, 120..120 menit, 3..3 hari"),
        ("120 menit/3 hari", "lama, 120..120 menit, 3..3 hari"),
        ("5 menit atau 2 jam", "lama, 5..5 menit, 2..2 jam"),
        ("2 menit/berkas", "lama, 2..2 menit per berkas"),
        ("2 menit per berkas", "lama, 2..2 menit per berkas"),
        ("maksimal 3 hari", "batas, ..3 hari"),
        ("Paling lambat 1 hari", "batas, ..1 hari"),
        ("10", "lama, 10..10 ?"),
        ("5-10", "lama, 5..10 ?"),
        ("1,5 jam", "lama, 1.5..1.5 jam"),
        ("1.000 menit", "lama, 1000..1000 menit"),
        ("4 bulan sekali selama setahun", "berulang"),
        ("setiap 3 bulan", "berulang"),
        ("Diberikan 4 bulan sekali selama setahun", "berulang"),
        ("Di berikan 4 bulan sekali selama setahun", "berulang"),
        ("diberikan setiap 3 bulan", "berulang"),
        ("Diberikan 4 bulan", "bebas"),
        ("Diberikan paling lambat 4 bulan", "bebas"),
        ("Diberikannya 4 bulan sekali", "bebas"),
        ("Dikirim 4 bulan sekali", "bebas"),
        ("Diberikan", "bebas"),
        ("Sesuai kebutuhan", "bebas"),
        ("Waktu mengikuti jadwal PN", "bebas"),
        ("5 menitan", "bebas"),
        ("menit", "bebas"),
        ("5 menit lagi", "bebas"),
        ("5/", "bebas"),
        ("", "bebas"),
        ("9" * 5000 + " menit", "bebas"),
        ("1.2.3 menit", "bebas"),
        ("5 menit\n3 jam", "bebas"),
    ],
)
def test_waktu(text: str, said: str) -> None:
    assert _said(text) == said


@given(
    st.sampled_from(["Diberikan ", "di berikan ", "DIBERIKAN\u00a0"]),
    st.sampled_from(
        ["{} bulan sekali", "{} hari sekali selama setahun", "setiap {} bulan", "{} bulan", "maksimal {} hari"]
    ),
    st.integers(1, 99),
)
def test_the_verb_is_understood_before_recurrence_alone(verb: str, form: str, number: int) -> None:
    text = form.format(number)
    assert _said(verb + text) == ("berulang" if _said(text) == "berulang" else "bebas")
