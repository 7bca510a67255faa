"""`sopc.toml`: what can be chosen, and what is said about all else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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
        ("paper =", 1, 8, "bukan TOML yang sah", 'paper = "A4"'),
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
