"""`sopc.toml`: what can be chosen, and what is said about all else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopdsl.diagnostics import Severity
from sopdsl.rendering import Signature, Theme
from sopdsl.source import Source
from sopdsl.workspace.settings import parse_settings
from tests.support import sop_text


@pytest.fixture
def check_settings(desk):
    def check(text: str | bytes):
        desk.collection("001-a")
        desk.write("sops/sopc.toml", text)
        return desk.check("sops")

    return check


@pytest.mark.parametrize("text", ["", "# bawaan\n", 'paper = "A4"\n', 'paper = "F4"\r\n', '\ufeffpaper = "F4"\n'])
def test_accepted(check_settings, text):
    assert check_settings(text).json == []


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ('\npapr = "A4"\n', 2, 1, 'setelan "papr" tidak dikenal', 'maksud Anda "paper"?'),
        ("[warna]\nx = 1\n", 1, 2, 'setelan "warna" tidak dikenal', "setelan yang ada: paper"),
        ('paper = "a4"\n', 1, 1, 'kertas "a4" tidak dikenal', "pilihan: F4, A4"),
        ("# x\npaper = 4\n", 2, 1, 'kertas "4" tidak dikenal', "pilihan: F4, A4"),
        ("x = 1\npaper = A4\n", 2, 9, "bukan TOML yang sah", 'paper = "A4"'),
        ("paper = “A4”\n", 1, 9, "bukan TOML yang sah", "tanda kutip lurus"),
        ("[theme]\nwatermark = False\n", 2, 13, "bukan TOML yang sah", "huruf kecil: true atau false"),
        ("paper =", 1, 8, "bukan TOML yang sah", 'paper = "A4"'),
        ('paper: "A4"', 1, 6, "bukan TOML yang sah: tanda = hilang", 'paper = "A4"'),
        ('paper = "A4"\npaper = "F4"\n', 2, 13, "bukan TOML yang sah: nilai ini sudah ditulis", "hapus salah satunya"),
        ("[check]\n[check]\n", 2, 7, "bukan TOML yang sah: tabel ini sudah ditulis", "gabungkan keduanya"),
        ('ignore = ["SOP601"]\n', 1, 1, 'setelan "ignore" tidak dikenal', "tulis di bawah [check]"),
        ('[check]\nlevels = {SOP601 = "saran"}\n', 2, 1, 'tingkat "saran" untuk SOP601', 'maksud Anda "info"?'),
        (
            '[check.per_file_ignores]\n"hukum/*.sop" = "SOP601"\n',
            1,
            8,
            'pola "hukum/*.sop" pada setelan "check.per_file_ignores" harus berupa daftar aturan',
            'contoh: "hukum/*.sop" = ["SOP105", "SOP6"]',
        ),
    ],
)
def test_mistakes_have_a_place_and_a_hint(check_settings, text, line, column, message, hint):
    outcome = check_settings(text)
    assert outcome.status == 1
    found = outcome.json[-1]
    assert found["code"] == "SOP040"
    assert found["file"] == "sops/sopc.toml"
    assert (found["line"], found["column"]) == (line, column)
    assert message in found["message"]
    assert hint in found["hint"]


@pytest.mark.parametrize("name", ["001-a.sop", "sopc.toml", "SOPC.TOML", "catatan.txt", ".json/"])
def test_a_baseline_is_not_written_over_what_authors_wrote(check_settings, desk, name):
    text = f'[check]\nbaseline = "{name}"\n'
    (found,) = check_settings(text).json
    assert found["code"] == "SOP040"
    assert "harus berupa nama berkas .json" in found["message"]
    before = Path("sops/001-a.sop").read_text(encoding="utf-8")
    assert desk.check("sops", "--write-baseline").status == 2
    assert Path("sops/001-a.sop").read_text(encoding="utf-8") == before
    assert Path("sops/sopc.toml").read_text(encoding="utf-8") == text


THEME = """\
[theme]
no = "Nomor"
kegiatan = "Aktivitas"
pelaksana = "Pelaku"
mutu_baku = "Baku Mutu"
kelengkapan = "Persyaratan"
waktu = "Durasi"
output = "Hasil"
keterangan = "Catatan"
columns = ["output", "kelengkapan", "waktu"]
column_numbers = true
genre = "POS"
terminator = "beside"
connectors = "letter"
watermark = false

[signature]
qr = true
note = "Ditandatangani secara elektronik."
"""


def read(text: str):
    return parse_settings(Source("sopc.toml", text))


def test_a_theme_has_all_that_is_written():
    settings, found = read(THEME)
    assert found == ()
    assert settings.theme == Theme(
        no="Nomor",
        kegiatan="Aktivitas",
        pelaksana="Pelaku",
        mutu_baku="Baku Mutu",
        kelengkapan="Persyaratan",
        waktu="Durasi",
        output="Hasil",
        keterangan="Catatan",
        columns=("output", "kelengkapan", "waktu"),
        column_numbers=True,
        genre="POS",
        terminator="beside",
        connectors="letter",
        watermark=False,
        signature=Signature(qr=True, note="Ditandatangani secara elektronik."),
    )
    assert set(re.findall(r"^(\w+) =", THEME, re.MULTILINE)) == {
        one.name for kind in (Theme, Signature) for one in fields(kind) if one.name != "signature"
    }


def test_the_look_of_the_keputusan_needs_no_theme():
    assert read("")[0].theme == read("[theme]\n[signature]\n")[0].theme == Theme()


def test_a_column_is_left_out_by_false_and_blanks_are_joined():
    settings, found = read('theme = {keterangan = false, kegiatan = "  Urutan   Kerja "}\n')
    assert found == ()
    assert (settings.theme.keterangan, settings.theme.kegiatan) == (None, "Urutan Kerja")


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("[theme]\nkegitan = 1\n", 2, 1, 'setelan "theme.kegitan" tidak dikenal', 'maksud Anda "kegiatan"?'),
        ("[theme]\nwarna = 1\n", 2, 1, 'setelan "theme.warna" tidak dikenal', "setelan yang ada: no, kegiatan, "),
        ("[thme]\nno = 1\n", 1, 2, 'setelan "thme" tidak dikenal', 'maksud Anda "theme"?'),
        ("theme = 3\n", 1, 1, 'setelan "theme" harus berupa tabel', "contoh: [theme], lalu "),
        ('[theme]\n  genre = "sop"\n', 2, 3, 'sebutan dokumen "sop" tidak dikenal', "pilihan: SOP, POS"),
        ('[theme]\nterminator = "x"\n', 2, 1, 'simbol mulai dan selesai "x"', "pilihan: replace, beside"),
        ("[theme]\nconnectors = 1\n", 2, 1, 'tanda penghubung "1"', "pilihan: number, letter"),
        ('[theme]\nwatermark = "ya"\n', 2, 1, '"theme.watermark" harus true atau false', "contoh: watermark = true"),
        ("[theme]\ncolumn_numbers = 1\n", 2, 1, "harus true atau false", "contoh: column_numbers = true"),
        ("[theme]\nkegiatan = true\n", 2, 1, '"theme.kegiatan" harus berupa teks', 'contoh: kegiatan = "Judul'),
        ('[theme]\nkegiatan = " "\n', 2, 1, "harus berupa teks", "contoh"),
        ('[theme]\nkegiatan = "\\u0001"\n', 2, 1, "harus berupa teks", "contoh"),
        ("[theme]\nketerangan = true\n", 2, 1, "harus berupa teks", "atau false"),
        (f'[theme]\noutput = "{"k" * 41}"\n', 2, 1, "terlalu panjang: 41 huruf", "paling banyak 40 huruf"),
        ('[theme]\ncolumns = ["output"]\n', 2, 1, "harus menyebut 3 kolom", 'columns = ["kelengkapan", "waktu", '),
        ('[theme]\ncolumns = ["output", "output", "waktu"]\n', 2, 1, "masing-masing satu kali", "contoh"),
        ('[theme]\ncolumns = ["output", "waktu", 3]\n', 2, 1, "harus menyebut 3 kolom", "contoh"),
        (
            "[signature]\nqrcode = true\n",
            2,
            1,
            'setelan "signature.qrcode" tidak dikenal',
            "setelan yang ada: qr, note",
        ),
        (f'[signature]\nnote = "{"k " * 200}"\n', 2, 1, "terlalu panjang: 399 huruf", "paling banyak 300 huruf"),
        # a key is found in its own table, however that is written
        ('[diagram]\nnotes = true\n[theme]\n# no\n"no" = 1\n', 5, 2, '"theme.no" harus berupa teks', "contoh"),
        ('paper = "F4"\ntheme.genre = 1\n', 2, 7, 'sebutan dokumen "1"', "pilihan"),
        ("theme = {watermark = true, no = 1}\n", 1, 28, '"theme.no" harus berupa teks', "contoh"),
    ],
)
def test_mistakes_in_a_table_have_a_place_and_a_hint(text, line, column, message, hint):
    settings, (found,) = read(text)
    assert (found.code, found.severity) == ("SOP040", Severity.ERROR)
    place = found.source.position(found.span.start)
    assert (place.line, place.column) == (line, column)
    assert message in found.message
    assert hint in (found.hint or "")
    assert settings.theme == Theme()


def test_several_mistakes_are_told_in_the_order_of_their_places():
    _, found = read("[theme]\ngenre = 1\n[signature]\nqr = 1\n[diagram]\nnotes = 1\n")
    assert [one.message.split('"')[1] for one in found] == ["1", "signature.qr", "diagram.notes"]


@given(st.text(st.sampled_from("paper=[]{}\"'A4F\n\\#.x é\0\t,-1"), max_size=60))
@example("x = " + "[" * 100_000)
@example("paper = [" * 9)
@example("paper = {}")
def test_no_text_is_too_odd(text):
    settings, found = parse_settings(Source("sopc.toml", text))
    assert found or settings.paper in ("F4", "A4")
    assert all(0 <= one.span.start <= one.span.end <= len(text) + 1 for one in found)


def test_settings_in_another_encoding(check_settings):
    assert check_settings('paper = "A4"'.encode("utf-16")).codes == ["SOP041"]
    assert check_settings(b"# caf\xe9\n").codes == ["SOP042"]


def test_settings_concern_a_single_file_too(desk):
    desk.collection("001-a")
    desk.write("sops/sopc.toml", "x = 1\n")
    assert desk.check("sops/001-a.sop").codes == ["SOP040"]


def test_nothing_is_built_by_settings_with_an_error(desk):
    desk.collection("001-a")
    desk.write("sops/sopc.toml", 'paper = "A5"\n')
    outcome = desk.run("build", "sops", "--format", "json")
    assert outcome.status == 1
    assert "0 dari 1 SOP dibuat" in outcome.out
    assert [name for name in desk.files() if not name.startswith(".")] == []


class TestLogos:
    def check(self, desk, logo: str):
        desk.collection("001-a")
        desk.write("sops/bagian/instansi.sop", f"instansi kota = Kota\n  logo: {logo}\n")
        desk.write(
            "sops/deklarasi.sop",
            (desk.folder / "sops/deklarasi.sop")
            .read_text()
            .replace("Bagian Organisasi\n", "Bagian Organisasi\n  instansi: kota\n"),
        )
        return desk.check("sops")

    def test_counts_from_its_file(self, desk):
        desk.write("sops/bagian/lambang.svg", "<svg/>")
        desk.write("sops/atas.svg", "<svg/>")
        assert self.check(desk, "lambang.svg").json == []
        assert self.check(desk, "../atas.svg").json == []

    def test_a_missing_one_is_a_warning_at_its_place(self, desk):
        outcome = self.check(desk, "lambang.svg")
        assert outcome.status == 0
        (found,) = outcome.json
        assert (found["code"], found["level"], found["file"]) == ("SOP047", "warning", "sops/bagian/instansi.sop")
        assert (found["line"], found["column"]) == (2, 9)
        assert 'logo "lambang.svg" tidak ada' in found["message"]

    def test_one_that_is_no_picture_is_a_warning_whatever_its_name_says(self, desk):
        desk.write("sops/bagian/lambang.png", "bukan gambar")
        (found,) = self.check(desk, "lambang.png").json
        assert found["code"] == "SOP047"
        assert "bukan gambar PNG, JPEG, atau SVG" in found["message"]

    def test_one_outside_is_not_read(self, desk):
        desk.write("luar.svg", "<svg/>")
        assert self.check(desk, "../../luar.svg").status == 1
        (desk.folder / "sops/bagian").mkdir(parents=True, exist_ok=True)
        (desk.folder / "sops/bagian/lambang.svg").symlink_to(desk.folder / "luar.svg")
        (found,) = self.check(desk, "lambang.svg").json
        assert found["level"] == "warning"
        assert "tautan ke luar koleksi" in found["message"]

    def test_a_folder_and_a_huge_file(self, desk):
        (desk.folder / "sops/bagian/lambang.svg").mkdir(parents=True)
        assert "bukan berkas" in self.check(desk, "lambang.svg").json[0]["message"]
        (desk.folder / "sops/bagian/lambang.svg").rmdir()
        with (desk.folder / "sops/bagian/lambang.svg").open("wb") as file:
            file.truncate(1 << 33)
        assert "lebih besar dari 5 MB" in self.check(desk, "lambang.svg").json[0]["message"]


def test_the_paper_and_the_logos_reach_the_renderer(desk, fake_renderer):
    fake_renderer(
        "from sopdsl.rendering import Rendition\n"
        "def render(sop, context):\n"
        "    return Rendition(f'{context.paper} {sop.unit.logo} {dict(context.assets)}'.encode())\n"
    )
    desk.write("sops/sopc.toml", 'paper = "A4"\n')
    desk.write("sops/kota/lambang.svg", "<svg/>")
    desk.write("sops/kota/instansi.sop", "instansi kota = Kota\n  logo: lambang.svg\n")
    desk.write(
        "sops/unit.sop", "unit organisasi = O\n\npejabat sekda = S\n  jabatan: J\n  nip: 19640226 199003 2 004\n"
    )
    desk.write("sops/001-a.sop", sop_text())
    assert desk.run("build", "sops", "--format", "tiruan").status == 0
    text = (desk.folder / "build/001-a.tiruan").read_text()
    assert text == "A4 kota/lambang.svg {'kota/lambang.svg': b'<svg/>'}"


def test_the_theme_reaches_the_renderers_and_a_changed_one_makes_all_again(desk):
    desk.collection("001-a", "002-b")
    desk.write("sops/sopc.toml", "[theme]\ncolumn_numbers = true\n")
    args = ("build", "sops", "--format", "html")
    assert desk.run(*args).status == 0
    assert 'class="nomor-kolom"' in (desk.folder / "build/001-a.html").read_text("utf-8")
    assert " 0 baru" in desk.run(*args).out
    desk.write("sops/sopc.toml", '[theme]\ncolumn_numbers = true\ngenre = "POS"\n')
    outcome = desk.run(*args)
    assert "dibuat: 001-a" in outcome.out and "dibuat: 002-b" in outcome.out
    for name in ("001-a.html", "002-b.html", "lampiran.html"):
        assert "NAMA POS" in (desk.folder / "build" / name).read_text("utf-8")
    desk.write("sops/sopc.toml", '[signature]\nnote = "Catatan uji"\n')
    assert desk.run(*args).status == 0
    assert "Catatan uji" in (desk.folder / "build/lampiran.html").read_text("utf-8")
