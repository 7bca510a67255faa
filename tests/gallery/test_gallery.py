"""The gallery: a page that shows what it says, of a few SOPs and random flows."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from sopdsl.rendering import RenderContext
from tests.gallery.make_gallery import build, figures, worst
from tests.layout.survey import survey
from tests.renderers.hostile import hostile
from tests.renderers.samples import DRAF_KOSONG, KONSULTASI, REGISTRASI


def test_shows_pages_diagrams_and_figures(tmp_path: Path) -> None:
    (tmp_path / "lama.svg").write_text("")
    sops = (KONSULTASI, DRAF_KOSONG, hostile())
    summary = build(tmp_path, sops, RenderContext(), 6)
    assert summary["alur acak"] == "6"
    assert summary["cacat"] == "0"
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    for sop in sops:
        assert page.count(f'href="#{sop.id}"') == page.count(f'<section id="{sop.id}"') == 1
    shown = re.findall(r'<img loading="lazy" src="(.*?)" alt="[^"]+"', page)
    assert sorted(shown) == sorted(path.name for path in tmp_path.glob("*.svg"))
    assert {"organisasi.001-konsultasi-lkjip-1.svg", "organisasi.001-konsultasi-lkjip-diagram.svg"} <= set(shown)
    for path in tmp_path.glob("*.svg"):
        ElementTree.parse(path)
    assert "<script" not in page
    assert "Terpilih karena persilangan" in page


def test_counts_what_is_drawn() -> None:
    found = figures(REGISTRASI.alur)
    assert (found.rows, found.columns, found.arrows, found.faults) == (17, 3, 22, 0)
    assert figures(DRAF_KOSONG.alur).rows == 0


def test_the_worst_are_the_worst() -> None:
    flows = list(survey(8))
    chosen = worst(flows)
    most = max(flows, key=lambda flow: (flow.whole.crossings / max(20, flow.arrows), -flow.id))
    assert most.id in [flow.id for flow, _ in chosen]
    assert len({flow.id for flow, _ in chosen}) == len(chosen)
