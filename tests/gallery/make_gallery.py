"""Builds the gallery, `make gallery`: the pages of every SOP and of the worst random flows, with the audit's figures.

`build/gallery/index.html` shows them; the pages are SVG files beside it, as Typst draws the PDF.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from sopdsl.backends import load_pages, load_renderer
from sopdsl.model.koleksi import Alur, Pelaksana, Sop
from sopdsl.pipeline import compile_collection
from sopdsl.rendering import RenderContext
from sopdsl.workspace.collection import find_collections
from sopdsl_renderers.layout import audit, draw, flow_of
from tests.layout.stretching import least
from tests.layout.survey import Surveyed, survey
from tests.renderers.samples import KONSULTASI

REPOSITORY = Path(__file__).resolve().parents[2]
TARGET = REPOSITORY / "build" / "gallery"
FLOWS = 500
WORST = 12
_STYLE = """
body { font: 15px/1.5 Arimo, Arial, Helvetica, sans-serif; margin: 2em auto; max-width: 90em; padding: 0 1em }
table { border-collapse: collapse } td, th { border: 1px solid #999; padding: .2em .6em; text-align: right }
td:first-child, th:first-child { text-align: left }
img { border: 1px solid #999; margin: .4em; width: 42em; max-width: 95% }
"""


@dataclass(frozen=True)
class Figures:
    """What the audit says of the tables of a SOP, drawn whole."""

    rows: int
    columns: int
    arrows: int
    faults: int
    crossings: int
    bends: int

    @property
    def cells(self) -> str:
        values = (self.rows, self.columns, self.arrows, self.faults, self.crossings, self.bends)
        return "".join(f"<td>{value}</td>" for value in values)


def figures(alurs: Iterable[Alur]) -> Figures:
    drawn = [(alur, draw(flow_of(alur))) for alur in alurs if alur.kegiatan]
    audits = [audit(drawing, least(drawing)) for _, drawing in drawn]
    return Figures(
        rows=sum(len(alur.kegiatan) for alur, _ in drawn),
        columns=max((drawing.columns for _, drawing in drawn), default=0),
        arrows=sum(len(alur.panah) for alur, _ in drawn),
        faults=sum(found.faults for found in audits),
        crossings=sum(found.crossings for found in audits),
        bends=sum(len(line.points) - 2 for _, drawing in drawn for line in drawing.lines if line.arrows),
    )


def pictures(sop: Sop, context: RenderContext, name: str) -> list[str]:
    """Writes the printed pages of a SOP beside the gallery, and gives their file names."""
    part = load_renderer("pdf")(sop, context).part
    names = []
    for number, page in enumerate(load_pages("svg")(sop, part, context), 1):
        names.append(f"{name.replace('/', '.')}-{number}.svg")
        (TARGET / names[-1]).write_bytes(page)
    return names


def worst(found: Sequence[Surveyed]) -> list[Surveyed]:
    """The flows that are worst in some respect: connectors inside a page, crossings, bends, time."""
    measures = (
        lambda flow: flow.faults + flow.whole.in_page + sum(page.in_page for page in flow.paged),
        lambda flow: flow.whole.crossings / max(20, flow.arrows),
        lambda flow: sum(flow.bends) / max(20, flow.arrows),
        lambda flow: flow.draw_time,
    )
    chosen: dict[int, Surveyed] = {}
    for measure in measures:
        for flow in sorted(found, key=lambda flow: (-measure(flow), flow.id))[: WORST // len(measures)]:
            chosen[flow.id] = flow
    return list(chosen.values())


def dressed(flow: Surveyed) -> Sop:
    """A SOP that prints a random flow."""
    pelaksana = tuple(Pelaksana(id=id, nama=f"Pelaksana {id}") for id in flow.alur.kolom)
    name = f"Alur acak {flow.id}"
    return KONSULTASI.model_copy(update={"nama": name, "pelaksana": pelaksana, "alur": (flow.alur,)})


def shown(title: str, names: Iterable[str]) -> str:
    images = "".join(f'<img loading="lazy" src="{escape(name)}" alt="">' for name in names)
    return f"<h3>{escape(title)}</h3>{images}"


def main(count: int) -> None:
    """Writes the gallery."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.svg"):
        old.unlink()
    (collection,) = find_collections([str(REPOSITORY / "sops")])
    compiled = compile_collection(collection)
    context = RenderContext(assets=compiled.assets)
    rows, sections = [], []
    for sop in compiled.koleksi.sop:
        rows.append(f"<tr><td>{escape(sop.id)}</td>{figures(sop.alur).cells}</tr>")
        sections.append(shown(f"{sop.nomor} – {sop.nama}", pictures(sop, context, sop.id)))
    found = list(survey(count))
    arrows = sum(flow.arrows for flow in found)
    crossings = sum(flow.whole.crossings for flow in found)
    by_connectors = sum(flow.whole.in_page for flow in found)
    summary = (
        f"{count} alur acak, {arrows} panah: {sum(flow.faults for flow in found)} cacat, "
        f"{crossings / arrows:.4f} persilangan tiap panah, {by_connectors} panah dengan penghubung di dalam halaman."
    )
    randoms = [
        shown(
            f"Alur {flow.id}: {flow.rows} baris, {flow.columns} pelaksana, {flow.decisions} keputusan, "
            f"{flow.whole.crossings} persilangan, {flow.draw_time:.0f} ms",
            pictures(dressed(flow), RenderContext(), f"acak-{flow.id}"),
        )
        for flow in worst(found)
    ]
    heads = "".join(
        f"<th>{name}</th>" for name in ("SOP", "Baris", "Pelaksana", "Panah", "Cacat", "Persilangan", "Belokan")
    )
    page = (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>Galeri sopc</title><style>{_STYLE}</style>'
        f"<h1>Galeri sopc</h1><table><tr>{heads}</tr>{''.join(rows)}</table><p>{escape(summary)}</p>"
        f"<h2>SOP</h2>{''.join(sections)}<h2>Alur acak terberat</h2>{''.join(randoms)}</html>"
    )
    (TARGET / "index.html").write_text(page, encoding="utf-8")
    print(f"{TARGET / 'index.html'}: {len(rows)} SOP; {summary}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FLOWS)
