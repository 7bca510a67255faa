"""Rules on Indonesian wording: the verbs, how kegiatan begin, spelling, and that their fixes keep the text sound."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sopdsl.lint.checking
from sopdsl.lint.cases import DECLARATIONS, case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.fixing import settle
from sopdsl.lint.kegiatan import Opening, kegiatan_of
from sopdsl.lint.mending import Seen
from sopdsl.lint.prose import BREAK, MARK, REFERENCE, passage_of, passages_of_file
from sopdsl.lint.spelling import in_capitals_of
from sopdsl.lint.subject import Written
from sopdsl.lint.wordlists import pairs_in, word_list, words_in
from sopdsl.lint.words import active_of, is_active, is_passive, with_me
from sopdsl.model import Input, resolve
from sopdsl.source import Source
from sopdsl.syntax import parse

HERE = Path(__file__).parent
SOPS = Path(__file__).parents[2] / "sops"
CODES = (
    *("SOP201", "SOP202", "SOP203", "SOP204", "SOP205", "SOP206", "SOP306", "SOP307", "SOP308"),
    *("SOP601", "SOP602", "SOP603", "SOP604", "SOP605"),
)


def read(root):
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8").replace("\r\n", "\n")
        for path in sorted(root.rglob("*.sop"))
    }


def look_at(files):
    return check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()])


# Verbs


@pytest.mark.parametrize(
    ("stem", "verb"),
    [
        ("ajukan", "mengajukan"),
        ("undang", "mengundang"),
        ("gandakan", "menggandakan"),
        ("hitung", "menghitung"),
        ("kirim", "mengirim"),
        ("kaji", "mengkaji"),
        ("klarifikasi", "mengklarifikasi"),
        ("khususkan", "mengkhususkan"),
        ("buat", "membuat"),
        ("fasilitasi", "memfasilitasi"),
        ("verifikasi", "memverifikasi"),
        ("periksa", "memeriksa"),
        ("pertimbangkan", "mempertimbangkan"),
        ("perbaiki", "memperbaiki"),
        ("perlukan", "memerlukan"),
        ("proses", "memproses"),
        ("publikasikan", "memublikasikan"),
        ("catat", "mencatat"),
        ("disposisikan", "mendisposisikan"),
        ("terima", "menerima"),
        ("tindaklanjuti", "menindaklanjuti"),
        ("transfer", "mentransfer"),
        ("serahkan", "menyerahkan"),
        ("standarkan", "menstandarkan"),
        ("sahkan", "mengesahkan"),
        ("cek", "mengecek"),
        ("laporkan", "melaporkan"),
        ("revisi", "merevisi"),
        ("nilai", "menilai"),
        ("musnahkan", "memusnahkan"),
        ("yakinkan", "meyakinkan"),
    ],
)
def test_the_active_prefix_takes_the_form_that_the_stem_asks_for(stem, verb):
    assert with_me(stem) == verb


def test_exceptions_are_needed_and_each_list_is_consistent():
    for word in words_in("kata-kerja", "bukan_pasif"):
        assert word.startswith("di")
        assert not is_passive(word)
    for word in words_in("kata-kerja", "bukan_aktif"):
        assert word.startswith(("me", "be"))
        assert not is_active(word)
    for table in ("perintah", "benda"):
        for verb in pairs_in("kata-kerja", table).values():
            assert is_active(verb.split()[0]), verb


def test_what_is_made_of_a_verb_is_none():
    assert [is_active(word) for word in ("berakhir", "berakhirnya", "bertanya", "memeriksanya")] == [
        *(True, False, True, True)
    ]


def test_a_passive_verb_an_order_and_a_noun_have_their_active_verb():
    words = ("disampaikan", "di-review", "Terima", "Serahkan", "Penanganan", "evaluasi", "Arsip", "Walikota")
    assert [active_of(word) for word in words] == [
        *("menyampaikan", "mereviu", "menerima", "menyerahkan", "menangani", "mengevaluasi", "mengarsipkan", None)
    ]


# How kegiatan begin

OPENINGS = {
    "AKTIF": Opening.ACTIVE,
    "SUBJEK": Opening.SUBJECT,
    "PASIF": Opening.PASSIVE,
    "LAIN": Opening.OTHER,
    "TIDAK JELAS": Opening.UNCLEAR,
}


def openings(monkeypatch, files):
    """How each kegiatan begins, with its first line."""
    seen = []
    lint = sopdsl.lint.checking.lint_sop

    def spy(subject):
        seen.extend((kegiatan.opening, kegiatan.line) for kegiatan in kegiatan_of(subject))
        return lint(subject)

    monkeypatch.setattr(sopdsl.lint.checking, "lint_sop", spy)
    look_at(files)
    return seen


def test_kegiatan_are_read_as_a_person_reads_them(monkeypatch):
    with (HERE / "data" / "kegiatan.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    steps = "\n".join(f"  arsiparis: {text}" for _, text in rows)
    case = case_of(f"alur:\n{steps}\n")
    seen = {line: opening for opening, line in openings(monkeypatch, case.files)}
    wrong = [(kind, text, seen[text].name) for kind, text in rows if seen[text] is not OPENINGS[kind]]
    assert len(rows) > 120
    assert wrong == []


def test_of_the_real_kegiatan_hardly_one_is_unclear(monkeypatch):
    seen = openings(monkeypatch, read(SOPS))
    assert len(seen) > 280
    assert [line for opening, line in seen if opening is Opening.UNCLEAR] == [
        line for _, line in seen if line.startswith("Jika syarat-syarat sudah sesuai")
    ]


# Spelling


@pytest.mark.parametrize(
    ("written", "right", "expected"),
    [
        ("ijin", "izin", "izin"),
        ("Ijin", "izin", "Izin"),
        ("IJIN", "izin", "IZIN"),
        ("Data Base", "basis data", "Basis Data"),
        ("Non PNS", "non-PNS", "Non-PNS"),
        ("kerjasama", "kerja sama", "kerja sama"),
        ("jum'at", "Jumat", "Jumat"),
    ],
)
def test_capitals_are_kept(written, right, expected):
    assert in_capitals_of(written, right) == expected


def test_no_right_spelling_is_itself_listed_as_wrong():
    for kind in ("tidak_baku", "salah_tulis", "singkatan"):
        files = {"deklarasi.sop": "".join(f"unit u{at} = {right}\n" for at, right in enumerate(rights(kind)))}
        found = [(one.message, one.hint) for one in look_at(files).found if one.code == "SOP601"]
        assert found == []


def rights(kind):
    return sorted(set(pairs_in("ejaan", kind).values()))


def test_every_entry_is_found_and_its_fix_takes_it_away():
    for kind in ("tidak_baku", "salah_tulis", "singkatan"):
        files = {
            "deklarasi.sop": "".join(f"unit u{at} = {wrong}\n" for at, wrong in enumerate(pairs_in("ejaan", kind)))
        }
        lines = mended(files, ("SOP601",))["deklarasi.sop"].splitlines()
        assert [line.partition(" = ")[2] for line in lines] == list(word_list("ejaan")[kind].values())


# Places of words in the source

letters = st.text(alphabet=" abz#*\\@|,().-\u00a0\n", max_size=40)


@given(letters)
def test_a_passage_shows_the_printed_text_at_its_places(text):
    lines = text.replace("\n", "\n    | ")
    source = Source("a.sop", f"unit a = {lines}\n")
    file = parse(source).file
    for declared in file.declarations:
        passage = passage_of(Written("unit", declared.nama), source)
        span = declared.nama.span
        assert len(passage.shown) == span.end - span.start
        for at, shown in enumerate(passage.shown):
            if shown not in (BREAK, MARK, REFERENCE):
                assert source.text[passage.start + at] == shown
        printed = "".join(passage.shown.replace(MARK, "").split(BREAK))
        expected = "".join("" if run.__class__.__name__ == "Ref" else run.text for run in declared.nama.runs)
        assert printed.replace(REFERENCE, "") == expected.replace("\n", "")


def test_a_decree_and_declarations_have_all_their_texts_read():
    text = """\
keputusan Penetapan a1

jenis: Keputusan a2
nomor: a3
tanggal: 11 April 2022
ditetapkan di: a4
ditetapkan oleh: walikota

menimbang: a5
  a. bahwa a6
mengingat:
  1. Pasal a7
memperhatikan: a8

menetapkan: KEPUTUSAN a9
  KESATU: Standar a10

lampiran: SOP a11
  1. SOP a12 = @x
"""
    assert words_of_others(text) == {f"a{number}" for number in range(1, 13)}
    assert words_of_others("instansi i = Kota b1\n  kota: b2\nunit u = Bagian b3\n  kop:\n    | b4\n    | b5\n") == {
        *("b1", "b2", "b3", "b4", "b5")
    }
    assert words_of_others("pejabat p = c1\n  jabatan: Kepala c2\nperaturan r = UU c3\n") == {"c1", "c2", "c3"}


def words_of_others(text):
    source = Source("a.sop", text)
    shown = " ".join(passage.shown for passage in passages_of_file(parse(source).file, source))
    return set(re.findall(r"\b[abc]\d+\b", shown))


# Fixes


def mended(files, codes=CODES, *, unsafe=True):
    def look(texts):
        found = look_at(texts).found
        return Seen(found, [one for one in found if one.code in codes])

    return settle(files, look, unsafe=unsafe).texts


def shape(text):
    """What must stay: the comments, and how many fields, items and steps there are."""
    parsed = parse(Source("a.sop", text))
    sop = parsed.file.sop
    rows = [len(alur.rows) for alur in sop.alur] if sop else []
    return [text[comment.span.start : comment.span.end] for comment in parsed.comments], rows


def test_all_fixes_together_keep_the_real_sops_sound():
    before = read(SOPS)
    after = mended(before)
    assert sum(before[name] != after[name] for name in before) > 40
    for name in before:
        assert shape(before[name]) == shape(after[name]), name
    left = look_at(after).found
    assert not [one for one in left if one.severity.value == "error"]
    assert not [one for one in left if one.code in CODES and one.fix is not None]


def test_an_arrow_that_is_taken_out_leaves_the_flow_as_it_was():
    alur = """
        alur:
          pemohon: Mengajukan permohonan
            -> lanjut
          [baca] pemohon | arsiparis: Membaca permohonan
            -> catat
          [catat] arsiparis + pemohon: Mencatat permohonan
            -> lanjut
          arsiparis > pemohon: Menyerahkan arsip
            -> kembali
          [kembali] pemohon: Mengembalikan arsip
            & arsiparis
              -> simpan
          [simpan] arsiparis: Menyimpan arsip
    """
    before = case_of(alur).files
    after = mended(before, ("SOP308",))
    name = next(name for name in before if name != "deklarasi.sop")
    assert "->" in before[name]
    assert "->" not in after[name]
    assert arrows(before) == arrows(after)


def arrows(files):
    inputs = [Input(name.removesuffix(".sop"), parse(Source(name, text))) for name, text in files.items()]
    return [alur.model_dump() for sop in resolve(inputs).koleksi.sop for alur in sop.alur]


def test_a_comment_beside_a_removed_line_or_label_stays():
    files = case_of(
        """
        pelaksana:
          pemohon = Pemohon
          kabag = Kepala Bagian  # kelak
          arsiparis = Arsiparis

        alur:
          [a] pemohon: Mengajukan permohonan  # langkah pertama
            -> lanjut  # terus
          arsiparis: Menyerahkan arsip
        """
    ).files
    after = next(text for name, text in mended(files).items() if name != "deklarasi.sop")
    assert [line.strip() for line in after.splitlines() if "#" in line] == [
        "# kelak",
        "pemohon: Mengajukan permohonan  # langkah pertama",
        "# terus",
    ]
    assert DECLARATIONS in files.values()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("berkas yang di paraf atasan", ["diparaf"]),
        ("Di validasi oleh petugas, lalu di input", ["Divalidasi", "diinput"]),
        ("di persiapkan", ["dipersiapkan"]),
        ("dicatat di daftar hadir, di arsip kantor, di Bagian Umum, di pekan depan, di tangan rekan", []),
    ],
)
def test_a_verb_apart_from_its_di_is_told_from_a_place(text, right):
    found = look_at(case_of(f"peringatan: {text}\n").files).found
    assert [one.fix.edits[0].text for one in found if one.code == "SOP601" and one.fix] == right
