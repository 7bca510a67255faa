"""`sopc graph`: what is on the map, how it is written, and what happens without Graphviz."""

from __future__ import annotations

import re
import shutil
import sys
import xml.etree.ElementTree as ET

import pytest

from tests.support import DECLARATIONS, STEPS, sop_text

LAWS = """
peraturan uu-1 = Undang-Undang Nomor 1
  diubah oleh: @uu-2
peraturan uu-2 = Undang-Undang Nomor 2
peraturan uu-3 = Undang-Undang Nomor 3
unit hukum = Bagian Hukum
"""
SVG = "{http://www.w3.org/2000/svg}"
needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="needs the program dot of Graphviz")


def collection(desk) -> None:
    """Three SOPs in two units; `uu-3` is not referred to."""
    desk.write("sops/sopc.toml")
    desk.write("sops/deklarasi.sop", DECLARATIONS + LAWS)
    a = sop_text(name="Layanan A", number="1", fields="dasar hukum:\n  1. @uu-1\nketerkaitan:\n  1. @hukum/002-b\n")
    b = sop_text(STEPS + "    sop: @003-c\n", name="Layanan B", number="2").replace("organisasi", "hukum")
    desk.write("sops/001-a.sop", a)
    desk.write("sops/hukum/002-b.sop", b)
    desk.write("sops/003-c.sop", sop_text(name="Layanan C", number="3", fields="status: dicabut\n"))


def dot(desk, *args: str) -> str:
    outcome = desk.run("graph", *(args or ("sops",)), "--format", "dot")
    assert (outcome.status, outcome.err) == (0, "")
    return (desk.folder / "build/peta.dot").read_text("utf-8")


def edges(text: str) -> dict[tuple[str, str], str]:
    """The arrows as drawn, from where to where, with their attributes; those that are not seen left out."""
    found = re.findall(r'^\t+"?([^"\s\[]+)"? -> "?([^"\s\[]+)"?(.*)$', text, re.MULTILINE)
    return {((b, a) if "dir=back" in rest else (a, b)): rest for a, b, rest in found if "invis" not in rest}


class TestMap:
    def test_sops_stand_in_the_cluster_of_their_unit(self, desk):
        collection(desk)
        text = dot(desk)
        clusters = re.findall(r"subgraph cluster_(\w+) \{(.*?)\n\t\t\}", text, re.DOTALL)
        assert {name for name, _ in clusters} == {"organisasi", "hukum"}
        bodies = dict(clusters)
        assert "Layanan B" in bodies["hukum"]
        assert "Layanan A" not in bodies["hukum"]
        assert "Layanan A" in bodies["organisasi"]
        assert 'label="Bagian Hukum"' in bodies["hukum"]
        assert "DICABUT" in bodies["organisasi"]

    def test_arrows(self, desk):
        collection(desk)
        found = edges(dot(desk))
        assert set(found) == {("001-a", "hukum/002-b"), ("hukum/002-b", "003-c"), ("001-a", "uu-1"), ("uu-1", "uu-2")}
        assert "dashed" in found["uu-1", "uu-2"]
        assert "dashed" not in found["001-a", "uu-1"]
        widths = {pair: float(re.search(r"penwidth=([\d.]+)", rest)[1]) for pair, rest in found.items()}
        assert widths["hukum/002-b", "003-c"] > widths["001-a", "hukum/002-b"] > widths["001-a", "uu-1"]

    def test_peraturan_nobody_refers_to_is_not_drawn(self, desk):
        collection(desk)
        text = dot(desk)
        assert "Undang-Undang Nomor 2" in text
        assert "uu-3" not in text

    def test_title_and_legend_of_what_is_there(self, desk):
        collection(desk)
        text = dot(desk)
        assert "Peta SOP Pemerintah Kota Pekalongan" in text
        assert all(words in text for words in ("terkait dengan", "bersandar pada peraturan", "diubah oleh"))
        assert "dicabut oleh" not in text

    def test_of_a_part_with_its_neighbours(self, desk):
        collection(desk)
        text = dot(desk, "sops/001-a.sop")
        assert {"001-a", "hukum/002-b"} <= set(re.findall(r'"([^"\n]*)" \[label=', text))
        assert "Layanan C" not in text
        assert ("hukum/002-b", "003-c") not in edges(text)

    def test_same_bytes(self, desk):
        collection(desk)
        first = dot(desk)
        assert dot(desk) == first
        assert "tidak berubah" in desk.run("graph", "sops", "--format", "dot").out

    def test_author_text_is_data(self, desk):
        desk.write("sops/sopc.toml")
        desk.write("sops/d.sop", DECLARATIONS + "peraturan uu-1 = <b>&lt;\\\\N</b>\n")
        desk.write("sops/a.sop", sop_text(name='"]; x -> y; <b>\\\\N &amp; ', fields="dasar hukum:\n  1. @uu-1\n"))
        text = dot(desk)
        assert 'label="<b>&amp;lt;\\\\N</b>"' in text
        assert '\\"]; x -> y; <b>\\\\N &amp;amp;' in text
        assert list(edges(text)) == [("a", "uu-1")]


@needs_graphviz
class TestSvg:
    def svg(self, desk) -> tuple[str, ET.Element]:
        outcome = desk.run("graph", "sops")
        assert (outcome.status, outcome.err) == (0, "")
        assert "build/peta.svg: 3 SOP dari 2 unit, 2 peraturan" in outcome.out
        text = (desk.folder / "build/peta.svg").read_text("utf-8")
        return text, ET.fromstring(text)

    def test_is_a_titled_picture_without_traces_of_the_machine(self, desk):
        collection(desk)
        text, root = self.svg(desk)
        assert root.tag == f"{SVG}svg"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == "Peta SOP Pemerintah Kota Pekalongan"
        assert "Layanan A terkait dengan Layanan B." in root[1].text
        assert "Layanan B menjalankan atau menyebut dalam langkahnya Layanan C." in root[1].text
        assert "Undang-Undang Nomor 1 diubah oleh Undang-Undang Nomor 2." in root[1].text
        assert "<!" not in text
        assert "raphviz" not in text
        assert {t.get("font-family") for t in root.iter(f"{SVG}text")} == {"Arimo,Arial,Helvetica,sans-serif"}

    def test_every_box_and_arrow_is_drawn(self, desk):
        collection(desk)
        _, root = self.svg(desk)
        groups = [(g.get("class"), g[0].text) for g in root.iter(f"{SVG}g")]
        nodes = {name for kind, name in groups if kind == "node"}
        assert {"001-a", "hukum/002-b", "003-c", "uu-1", "uu-2"} <= nodes
        assert len([kind for kind, _ in groups if kind == "edge"]) == 4

    def test_same_bytes(self, desk):
        collection(desk)
        assert self.svg(desk)[0] == self.svg(desk)[0]


class TestWriting:
    def test_is_kept_by_a_build_and_known_as_ours(self, desk):
        collection(desk)
        dot(desk)
        assert "peta.dot" in (desk.folder / "build/.sopc-manifest.json").read_text()
        assert desk.run("build", "sops", "--format", "json").status == 0
        assert "peta.dot" in desk.files()

    def test_formats_and_folder(self, desk):
        collection(desk)
        if shutil.which("dot"):
            assert desk.run("graph", "sops", "-o", "hasil", "--format", "dot,svg").status == 0
            assert desk.files("hasil") == [".sopc-manifest.json", "peta.dot", "peta.svg"]
        outcome = desk.run("graph", "sops", "--format", "png")
        assert outcome.status == 2
        assert "pilihan: dot, svg" in outcome.err

    def test_the_id_is_reserved(self, desk):
        collection(desk)
        desk.write("sops/peta.sop", sop_text(number="9"))
        outcome = desk.check("sops")
        assert outcome.codes == ["SOP509"]

    def test_a_sop_with_an_error_is_left_out_and_named(self, desk):
        collection(desk)
        desk.write("sops/004-d.sop", "sop Rusak\nnomer: 1\n")
        outcome = desk.run("graph", "sops", "--format", "dot")
        assert outcome.status == 1
        assert "1 berkas mengandung galat, jadi tidak ikut di peta: sops/004-d.sop" in outcome.err
        assert "Layanan A" in (desk.folder / "build/peta.dot").read_text()

    def test_without_a_sop(self, desk):
        desk.collection()
        outcome = desk.run("graph", "sops")
        assert (outcome.status, outcome.out) == (2, "")
        assert 'tidak ada SOP di "sops"' in outcome.err
        assert not (desk.folder / "build").exists()

    def test_in_the_folder_itself(self, desk, monkeypatch):
        collection(desk)
        monkeypatch.chdir(desk.folder / "sops")
        assert desk.run("graph", "--format", "dot").status == 0
        assert (desk.folder / "sops/build/peta.dot").is_file()

    def test_from_above_the_collection(self, desk):
        collection(desk)
        outcome = desk.run("graph")
        assert outcome.status == 2
        assert "koleksi ditemukan di sops" in outcome.err

    def test_several_collections(self, desk):
        desk.collection("001-a", root="satu")
        desk.collection("001-a", root="dua")
        outcome = desk.run("graph", "*")
        assert outcome.status == 2
        assert "sebutkan salah satu: dua, satu" in outcome.err


class TestEngine:
    def test_without_graphviz_it_is_said_what_to_do(self, desk, monkeypatch):
        collection(desk)
        monkeypatch.setattr("sopdsl_renderers.graph.engine._packaged", lambda: None)
        monkeypatch.setenv("PATH", str(desk.folder))
        outcome = desk.run("graph", "sops")
        assert (outcome.status, outcome.out) == (2, "")
        assert "SVG memerlukan Graphviz" in outcome.err
        assert "--format dot" in outcome.err
        assert "build/peta.svg" not in desk.files(".")
        dot(desk)

    @pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a Unix shell")
    def test_the_packaged_graphviz_comes_first(self, desk, tmp_path, monkeypatch):
        collection(desk)
        site = tmp_path / "site"
        info = site / "graphviz_pure-99.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: graphviz-pure\nVersion: 99\n")
        (info / "RECORD").write_text("graphviz_pure-99.dist-info/METADATA,,\n../bin/graphviz-pure,,\n")
        program = tmp_path / "bin/graphviz-pure"
        program.parent.mkdir()
        program.write_text('#!/bin/sh\ncat > /dev/null\necho "<svg width=\\"7pt\\"><g/></svg>"\n')
        program.chmod(0o755)
        monkeypatch.syspath_prepend(site)
        assert desk.run("graph", "sops").status == 0
        assert '<svg width="7pt" lang="id"' in (desk.folder / "build/peta.svg").read_text("utf-8")

    @pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a Unix shell")
    def test_a_graphviz_that_fails_is_our_fault(self, desk, monkeypatch):
        collection(desk)
        program = desk.write("alat/dot", "#!/bin/sh\nexit 1\n")
        program.chmod(0o755)
        monkeypatch.setattr("sopdsl_renderers.graph.engine._packaged", lambda: None)
        monkeypatch.setenv("PATH", str(program.parent))
        monkeypatch.setenv("TMPDIR", str(desk.folder))
        outcome = desk.run("graph", "sops")
        assert outcome.status == 3
        assert "RuntimeError saat membuat peta.svg" in outcome.err
