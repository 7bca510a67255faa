"""The flow as DOT."""

import re
import shutil
import subprocess

import pytest

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.swimlane.dot import render
from tests.renderers.hostile import CLEAN, hostile
from tests.renderers.samples import BANTUAN_HUKUM, DUA_TABEL, REGISTRASI, SEMUA


def source(sop: Sop) -> str:
    return render(sop, RenderContext()).data.decode("utf-8")


def nodes_and_edges(sop: Sop) -> tuple[set[str], list[tuple[str, str, str]]]:
    """The visible nodes, and the arrows with their attributes, as written one to a line."""
    text = re.sub(r"\n(?!\t|}|$)", " ", source(sop))
    nodes = {m[1] or m[2] for m in re.finditer(r'^\t+(?:"([^"]*)"|(\S+)) \[label=(?!"" )', text, re.MULTILINE)}
    edges = re.findall(r'^\t+"?([^"\s]+)"? -> "?([^"\s]+)"?(.*)$', text, re.MULTILINE)
    return nodes, [edge for edge in edges if "invis" not in edge[2]]


def test_each_symbol_is_a_node_and_each_arrow_an_edge():
    nodes, edges = nodes_and_edges(REGISTRASI)
    alur = REGISTRASI.alur[0]
    assert {s.id for k in alur.kegiatan for s in k.simbol} <= nodes
    arrows = [(a, b) for a, b, rest in edges if "dir=none" not in rest]
    assert arrows == [(p.dari, p.ke) for p in alur.panah]
    assert [rest for a, b, rest in edges if (a, b) == ("5.helpdesk", "6.pemohon")] == [" [xlabel=Tidak]"]
    joint = [(a, b) for a, b, rest in edges if "dir=none" in rest]
    assert joint == [("16.helpdesk", "16.pemohon")]


def test_lanes_are_clusters_in_the_order_of_the_form():
    text = source(BANTUAN_HUKUM)
    ids = re.findall(r"subgraph cluster_(\w+) ", text)
    assert tuple(ids) == BANTUAN_HUKUM.alur[0].kolom
    assert "pelapor -> analis [style=invis]" in text


def test_two_tables_do_not_share_nodes():
    nodes, _ = nodes_and_edges(DUA_TABEL)
    assert {"1/2.kabag", "2/2.teknisi"} <= nodes


@pytest.mark.parametrize("sop", [*SEMUA, hostile()], ids=lambda sop: sop.id)
def test_is_deterministic(sop: Sop):
    assert source(sop) == source(sop)
    assert source(sop).startswith("digraph ")


def test_author_text_is_data():
    text = source(hostile())
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "label=<" not in text
    assert "\\\\N" in text
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\\"]", text)
    assert "&amp;lt;" in text


def test_a_label_that_looks_like_html_is_text():
    sop = REGISTRASI.model_copy(update={"nama": "<b>tebal</b>", "nomor": ""})
    assert 'label="<b>tebal</b>' in source(sop)


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs the program dot of Graphviz")
def test_graphviz_draws_the_author_text_literally():
    for sop in (*SEMUA, hostile()):
        svg = subprocess.run(
            ["dot", "-Tsvg"], input=render(sop, RenderContext()).data, capture_output=True, check=True
        ).stdout.decode("utf-8")
        assert "<svg" in svg
    assert CLEAN.count("<script>") == 1
    assert "<script>" not in svg
    assert "&amp;lt;" in svg
    assert "\\N" in svg
