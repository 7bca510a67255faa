"""Rules that compare the files of a collection: how their fixes write items, and which names they take for one."""

from __future__ import annotations

import pytest

from sopdsl.lint.boxes import with_item, without_item
from sopdsl.lint.cases import DECLARATIONS, case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.lint.mending import applied
from sopdsl.lint.whole import name_key
from sopdsl.source import Source
from sopdsl.syntax import parse


def checked(files):
    return check_files([Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()]).found


# Items in boxes

HEAD = "sop A\n\nnomor: 1  # urut\ndasar hukum:\n  1. UU\n    | Nomor 1\n"
TAIL = "\npelaksana:\n  a = A\n\nalur:\n  a: Mencatat\n"
BOXES = [
    ("keterkaitan:\n  1. B  # satu\n", "keterkaitan:\n  1. B  # satu\n  2. X\n"),
    (
        "keterkaitan:\n      - B\n        | C\n      # akhir\n",
        "keterkaitan:\n      - B\n        | C\n      - X\n      # akhir\n",
    ),
    ("keterkaitan: Lihat:\n  a. B\n  b. C\n", "keterkaitan: Lihat:\n  a. B\n  b. C\n  c. X\n"),
    ("keterkaitan:   -   # nihil\n", "keterkaitan:\n  1. X   # nihil\n"),
    ("keterkaitan: Lihat juga:\n", "keterkaitan: Lihat juga:\n  1. X\n"),
    ("keterkaitan: SOP B\n", "keterkaitan: SOP B\n  | X\n"),
    ("keterkaitan:\n  | SOP B\n  | SOP C\n", "keterkaitan:\n  | SOP B\n  | SOP C\n  | X\n"),
    ("keterkaitan: Lihat di bawah\n  - B\n", "keterkaitan: Lihat di bawah\n  - B\n  - X\n"),
    ("", "\nketerkaitan:\n  1. X\n"),
]


def sop(text):
    parsed = parse(Source("a.sop", text))
    assert not [one for one in parsed.diagnostics if one.severity.value == "error"]
    return parsed.source, parsed.file.sop


@pytest.mark.parametrize("tail", [TAIL, ""], ids=["", "draft"])
@pytest.mark.parametrize(("box", "wanted"), BOXES, ids=[repr(box) for box, _ in BOXES])
def test_an_item_is_added_as_the_box_has_them(box, wanted, tail):
    source, tree = sop(HEAD + box + tail)
    fix = with_item(source, tree, "keterkaitan", "X")
    assert fix is not None
    assert not fix.safe
    text = applied(source.text, fix.edits)
    assert text == HEAD + wanted + tail
    after = sop(text)[1].keterkaitan
    assert "X" in [item.text.plain for item in after.items] + (after.intro.plain.split("\n") if after.intro else [])


def test_an_item_is_added_where_a_file_ends_without_a_line_end():
    source, tree = sop("sop A\nnomor: 1\nketerkaitan:\n  - B")
    assert applied(source.text, with_item(source, tree, "keterkaitan", "X").edits).endswith("\n  - B\n  - X")


def test_a_box_that_is_not_written_is_put_where_the_form_prints_it():
    source, tree = sop("sop A\nperingatan: -\nnomor: 1\npencatatan dan pendataan: -\nkualifikasi pelaksana: -\n" + TAIL)
    text = applied(source.text, with_item(source, tree, "keterkaitan", "X").edits)
    assert "kualifikasi pelaksana: -\n\nketerkaitan:\n  1. X\n" in text


def test_there_is_no_letter_after_z():
    source, tree = sop("sop A\nketerkaitan:\n" + "".join(f"  {letter}. B\n" for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert with_item(source, tree, "keterkaitan", "X") is None


@pytest.mark.parametrize(
    ("items", "at", "wanted"),
    [
        ("  - B\n  - C\n", 0, "  - C\n"),
        ("  - B\n  - C\n", 1, "  - B\n"),
        ("  - B\n    | b\n\n  - C\n", 0, "\n  - C\n"),
        ("  - B\n  - C", 1, "  - B"),
        ("  - B\n  # ulangan\n  - C\n", 1, "  - B\n  # ulangan\n"),
        ("  - B\n", 0, None),
        ("  - B  # pertama\n  - C\n", 0, None),
        ("  - B  # pertama\n    | b\n  - C\n", 0, None),
    ],
)
def test_an_item_is_taken_out_with_its_lines(items, at, wanted):
    source, tree = sop("sop A\nketerkaitan:\n" + items)
    fix = without_item(source, tree.keterkaitan, tree.keterkaitan.items[at])
    assert (applied(source.text, fix.edits) if fix else None) == (
        "sop A\nketerkaitan:\n" + wanted if wanted is not None else None
    )


# Between SOPs, and between them and the decree

STEPS = "\npelaksana:\n  a = Arsiparis\n\nalur:\n  a: Mencatat surat\n"


def short(number, name, *, unit="organisasi", status="berlaku", date="2 Februari 2026", more=STEPS):
    return (
        f"sop {name}\n\nnomor: {number:03}/SOP\nunit: {unit}\ntanggal pembuatan: 5 Januari 2026\n"
        f"tanggal efektif: {date}\ndisahkan oleh: sekda\nstatus: {status}\n{more}"
    )


def decree(*ids):
    entries = "".join(f"  {at}. @{id}\n" for at, id in enumerate(ids, 1))
    return (
        "keputusan Penetapan\n\njenis: Keputusan\nnomor: 1\ntanggal: 2 Februari 2026\nditetapkan di: Arunika\n"
        f"ditetapkan oleh: sekda\n\nlampiran:\n{entries}"
    )


def found(code, **texts):
    declared = DECLARATIONS + "\nunit umum = Bagian Umum\n"
    told = checked({"deklarasi.sop": declared, **{f"{id}.sop": text for id, text in texts.items()}})
    assert not [one.message for one in told if one.severity.value == "error"]
    return [one.source.path.removesuffix(".sop") for one in told if one.code == code]


def test_a_sop_that_the_decree_forgot():
    a, b, c = (short(at, name) for at, name in enumerate(("Surat Masuk", "Surat Keluar", "Surat Tugas"), 1))
    assert found("SOP505", a=a, b=b, c=c, k=decree("a", "b")) == ["c"]
    assert found("SOP505", a=a, b=b, k=decree("a")) == ["b"]
    assert found("SOP505", a=a, b=b, c=c) == []


def test_a_decree_about_a_few_sops_of_a_unit():
    a, b, c = (short(at, name) for at, name in enumerate(("Surat Masuk", "Surat Keluar", "Surat Tugas"), 1))
    assert found("SOP505", a=a, b=b, c=c, k=decree("a")) == []
    other = [short(at, f"Rapat {at}", unit="umum") for at in (4, 5)]
    assert found("SOP505", a=a, b=b, d=other[0], e=other[1], k=decree("a", "b")) == []


@pytest.mark.parametrize(
    "more", [{"status": "draf"}, {"status": "dicabut"}, {"date": "3 Februari 2026"}, {"unit": "umum"}], ids=str
)
def test_a_sop_that_the_decree_may_leave_out(more):
    texts = {"a": short(1, "Surat Masuk"), "b": short(2, "Surat Keluar"), "k": decree("a", "b")}
    assert found("SOP505", c=short(3, "Surat Tugas", **more), **texts) == []


def test_two_sops_of_one_name():
    a, b = short(1, "Surat Masuk"), short(2, "SOP SURAT MASUK.")
    assert found("SOP513", a=a, b=b) == ["b"]
    assert found("SOP513", a=a, b=short(2, "Surat Masuk", unit="umum")) == []
    assert found("SOP513", a=short(1, "Surat Masuk", status="dicabut"), b=b) == []


def test_steps_that_lead_back_over_several_sops():
    def calling(number, name, id):
        return short(number, name, more=STEPS + f"    sop: @{id}\n  a: Menyimpan surat\n")

    round = {"a": calling(1, "Surat Masuk", "b"), "b": calling(2, "Surat Keluar", "c"), "c": calling(3, "Rapat", "a")}
    assert found("SOP514", d=calling(4, "Arsip", "a"), **round) == ["a", "b", "c"]
    assert found("SOP514", **{**round, "c": short(3, "Rapat")}) == []
    assert found("SOP514", a=calling(1, "Surat Masuk", "a")) == ["a"]


@pytest.mark.parametrize(
    ("keterkaitan", "ket", "told"),
    [
        ("-", "SOP Surat Masuk", True),
        ("-", "Sesuai dengan SOP Surat Masuk.", True),
        ("-", "@b", True),
        ("SOP surat masuk", "SOP Surat Masuk", False),
        ("SOP Surat Masuk", "@b", False),
        ("@b", "SOP Surat Masuk", False),
        ("-", "SOP ini hanya contoh", False),
        ("-", "SOP", False),
        ("-", "Bila ada SOP yang berlaku", False),
        ("-", "SOP Surat Tugas", False),
    ],
)
def test_sops_named_in_ket(keterkaitan, ket, told):
    more = f"keterkaitan: {keterkaitan}\n{STEPS}    keterangan: {ket}\n"
    a, b = short(1, "Surat Tugas", more=more), short(2, "Surat Masuk")
    assert found("SOP503", a=a, b=b) == ["a"] * told


# Names of SOPs


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SOP Peminjaman Arsip.", "peminjaman arsip"),
        ("PEMINJAMAN  ARSIP", "peminjaman arsip"),
        ("Barang/ Jasa (RUP)", "barang jasa rup"),
        ("SOP", ""),
        ("SOP Penyusunan SOP", "penyusunan sop"),
        ("Kecamatan & Kelurahan", "kecamatan & kelurahan"),
        ("-", ""),
    ],
)
def test_names_of_sops_are_compared_by_their_words(name, key):
    assert name_key(name) == key


def test_references_in_names_are_compared_as_printed():
    text = case_of("").files["001-peminjaman-arsip.sop"]
    files = {
        "deklarasi.sop": DECLARATIONS,
        "a.sop": text.replace("sop Peminjaman Arsip", "sop Arsip @organisasi"),
        "b.sop": text.replace("001/SOP", "002/SOP").replace("SOP Penyimpanan Arsip", "SOP Arsip Bagian Organisasi"),
    }
    (one,) = [one for one in checked(files) if one.code == "SOP502"]
    assert one.source.slice(one.span) == "SOP Arsip Bagian Organisasi"
    assert applied(one.source.text, one.fix.edits).count("SOP Arsip Bagian Organisasi = @a\n") == 1


def test_of_several_sops_of_that_name_none_is_taken():
    text = case_of("").files["001-peminjaman-arsip.sop"]
    other = text.replace("sop Peminjaman Arsip", "sop Penyimpanan Arsip").replace("SOP Penyimpanan Arsip", "SOP Lain")
    files = {"deklarasi.sop": DECLARATIONS, "a.sop": text}
    for at in (2, 3):
        files[f"b{at}.sop"] = other.replace("001/SOP", f"00{at}/SOP")
    (one,) = [one for one in checked(files) if one.code == "SOP502"]
    assert one.fix is None
    assert one.hint.endswith("@b2, @b3")
