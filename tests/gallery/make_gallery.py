"""Builds the gallery, `make gallery`: the pages and the swimlane diagrams of every SOP and of the worst random flows,
with the audit's figures.

`build/gallery/index.html` shows them; the pictures are SVG files beside it, pages as Typst draws the PDF.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
from tests.layout.survey import Surveyed, examine
from tests.renderers.samples import KONSULTASI

REPOSITORY = Path(__file__).resolve().parents[2]
TARGET = REPOSITORY / "build" / "gallery"
FLOWS = 500
WORST = 12
_STYLE = """
:root { color-scheme: light }
body { font: 15px/1.5 Arimo, Arial, Helvetica, sans-serif; margin: 0 auto; max-width: 100em; padding: 1.5em 2em }
h1, h2 { line-height: 1.2 } h2 { border-bottom: 2px solid #1f2429; margin-top: 2.5em; padding-bottom: .2em }
section { margin: 2em 0 } h3 { margin: 0 } section p { color: #4d565e; margin: .1em 0 .6em }
dl { display: flex; flex-wrap: wrap; gap: 1em 3em; margin: 1.5em 0 } dt { color: #4d565e }
dd { font-size: 1.6em; font-weight: bold; margin: 0 } .buruk { color: #a3180e; font-weight: bold }
table { border-collapse: collapse } td, th { border-bottom: 1px solid #ccc; padding: .15em .8em; text-align: right }
td:first-child, th:first-child { text-align: left; padding-left: 0 }
thead th { background: #fff; position: sticky; top: 0 }
.gambar { align-items: start; display: grid; gap: 1em; grid-template-columns: repeat(auto-fill, minmax(26em, 1fr)) }
figure { margin: 0 } figcaption { color: #4d565e; font-size: .85em }
img { border: 1px solid #999; display: block; max-height: 34em; max-width: 100% }
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
        return "".join(
            f'<td class="buruk">{value}</td>' if value and n == 3 else f"<td>{value}</td>"
            for n, value in enumerate(values)
        )


HEADS = ("SOP", "Baris", "Pelaksana", "Panah", "Cacat", "Persilangan", "Belokan")


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


@dataclass(frozen=True)
class Picture:
    """An SVG beside the page: its file, and what it shows."""

    name: str
    caption: str


def pictures(sop: Sop, context: RenderContext, name: str, target: Path) -> list[Picture]:
    """Writes the printed pages of a SOP and its swimlane diagram beside the gallery."""
    pages = load_pages("svg")(sop, context).pages
    stem = name.replace("/", ".")
    made = [(f"{stem}-{n}.svg", f"Halaman {n} dari {len(pages)}", page) for n, page in enumerate(pages, 1)]
    made.append((f"{stem}-diagram.svg", "Diagram", load_renderer("svg")(sop, context).data))
    for file, _, data in made:
        (target / file).write_bytes(data)
    return [Picture(file, caption) for file, caption, _ in made]


def worst(found: Sequence[Surveyed]) -> list[tuple[Surveyed, str]]:
    """The flows that are worst in some respect, and in which."""
    measures: tuple[tuple[str, Callable[[Surveyed], float]], ...] = (
        ("cacat atau penghubung", lambda flow: flow.faults + flow.whole.in_page + sum(p.in_page for p in flow.paged)),
        ("persilangan", lambda flow: flow.whole.crossings / max(20, flow.arrows)),
        ("belokan", lambda flow: sum(flow.bends) / max(20, flow.arrows)),
        ("waktu", lambda flow: flow.draw_time),
    )
    chosen: dict[int, tuple[Surveyed, str]] = {}
    for name, measure in measures:
        for flow in sorted(found, key=lambda flow: (-measure(flow), flow.id))[: WORST // len(measures)]:
            if measure(flow) > 0:
                chosen.setdefault(flow.id, (flow, name))
    return list(chosen.values())


def dressed(flow: Surveyed) -> Sop:
    """A SOP that prints a random flow."""
    pelaksana = tuple(Pelaksana(id=id, nama=f"Pelaksana {id}") for id in flow.alur.kolom)
    name = f"Alur acak {flow.id}"
    return KONSULTASI.model_copy(update={"nama": name, "pelaksana": pelaksana, "alur": (flow.alur,)})


def shown(id: str, title: str, remark: str, found: Iterable[Picture]) -> str:
    images = "".join(
        f'<figure><a href="{escape(one.name)}"><img loading="lazy" src="{escape(one.name)}" '
        f'alt="{escape(f"{title}: {one.caption}")}"></a><figcaption>{escape(one.caption)}</figcaption></figure>'
        for one in found
    )
    heads = f"<h3>{escape(title)}</h3><p>{escape(remark)}</p>"
    return f'<section id="{escape(id)}">{heads}<div class="gambar">{images}</div></section>'


def remark_of(flow: Surveyed, reason: str) -> str:
    paged = sum(page.crossings for page in flow.paged)
    return (
        f"Terpilih karena {reason}: {flow.rows} baris, {flow.columns} pelaksana, {flow.decisions} keputusan, "
        f"{flow.arrows} panah; {flow.faults} cacat, {flow.whole.crossings} persilangan ({paged} pada halaman), "
        f"{sum(flow.bends)} belokan, {flow.draw_time:.0f} ms"
    )


def examined(count: int) -> Iterator[Surveyed]:
    """The flows of the survey, by all cores."""
    with ProcessPoolExecutor() as pool:
        yield from pool.map(examine, range(count), chunksize=10)


def summary_of(found: Sequence[Surveyed]) -> dict[str, str]:
    arrows = sum(flow.arrows for flow in found)
    return {
        "alur acak": f"{len(found)}",
        "panah": f"{arrows}",
        "cacat": f"{sum(flow.faults for flow in found)}",
        "persilangan tiap panah": f"{sum(flow.whole.crossings for flow in found) / arrows:.4f}".replace(".", ","),
        "panah dengan penghubung di dalam halaman": f"{sum(flow.whole.in_page for flow in found)}",
    }


def build(target: Path, sops: Sequence[Sop], context: RenderContext, count: int) -> dict[str, str]:
    """Writes the gallery of some SOPs and of the worst of `count` random flows; gives what is said of the latter."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.svg"):
        old.unlink()
    rows, sections = [], []
    for sop in sops:
        counted = figures(sop.alur)
        link = f'<a href="#{escape(sop.id)}">{escape(sop.id)}</a>'
        rows.append(f"<tr><td>{link}</td>{counted.cells}</tr>")
        title = f"{sop.nomor} – {sop.nama}"
        remark = f"{sop.id}: {counted.faults} cacat, {counted.crossings} persilangan, {counted.bends} belokan"
        sections.append(shown(sop.id, title, remark, pictures(sop, context, sop.id, target)))
    found = list(examined(count))
    summary = summary_of(found)
    randoms = [
        shown(
            f"acak-{flow.id}",
            f"Alur acak {flow.id}",
            remark_of(flow, reason),
            pictures(dressed(flow), RenderContext(), f"acak-{flow.id}", target),
        )
        for flow, reason in worst(found)
    ]
    heads = "".join(f'<th scope="col">{name}</th>' for name in HEADS)
    sums = "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in summary.items())
    page = (
        f'<!doctype html>\n<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Galeri sopc</title><style>{_STYLE}</style><h1>Galeri sopc</h1><dl>{sums}</dl>"
        f'<p><a href="#acak">Alur acak terberat</a></p>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f'<h2>SOP</h2>{"".join(sections)}<h2 id="acak">Alur acak terberat</h2>{"".join(randoms)}</html>\n'
    )
    (target / "index.html").write_text(page, encoding="utf-8")
    return summary


def main(count: int) -> None:
    """Writes the gallery."""
    (collection,) = find_collections([str(REPOSITORY / "sops")])
    compiled = compile_collection(collection)
    sops = compiled.koleksi.sop
    summary = build(TARGET, sops, RenderContext(assets=compiled.assets), count)
    said = ", ".join(f"{value} {name}" for name, value in summary.items())
    print(f"{TARGET / 'index.html'}: {len(sops)} SOP; {said}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FLOWS)
