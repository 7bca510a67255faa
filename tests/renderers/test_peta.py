"""The map as Graphviz draws it: every arrow from the right box to the right box, whatever points at what."""

from __future__ import annotations

import random
import re
import shutil
import xml.etree.ElementTree as ET

import pytest

from sopdsl.model.koleksi import Peraturan
from sopdsl.model.peta import Ikatan, PanahPeta, Peta, SopPeta, UnitPeta
from sopdsl_renderers.graph.svg import render
from tests.renderers.hostile import CLEAN, TEXT

SVG = "{http://www.w3.org/2000/svg}"
pytestmark = pytest.mark.skipif(shutil.which("dot") is None, reason="needs the program dot of Graphviz")
Point = tuple[float, float]


def peta(units: int, sops: int, laws: int, arrows: dict[tuple[str, str], Ikatan]) -> Peta:
    """A map of `units` units with `sops` SOPs each (`u0/0`, …), and peraturan `p0`, …"""
    return Peta(
        (),
        tuple(
            UnitPeta(
                f"u{u}", f"Unit {u}", tuple(SopPeta(f"u{u}/{i}", f"{i}", "Layanan", "berlaku") for i in range(sops))
            )
            for u in range(units)
        ),
        tuple(Peraturan(id=f"p{i}", nama=f"Peraturan {i}") for i in range(laws)),
        tuple(PanahPeta(a, b, ikatan) for (a, b), ikatan in sorted(arrows.items())),
    )


def points(element: ET.Element) -> list[Point]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", element.get("points", ""))]


def distance(point: Point, box: list[Point]) -> float:
    outside = [
        max(min(p[axis] for p in box) - point[axis], point[axis] - max(p[axis] for p in box), 0) for axis in (0, 1)
    ]
    return sum(outside)


def drawn(peta: Peta) -> set[tuple[str, str]]:
    """The arrows by where their heads stand in the picture; a head that touches neither of its boxes fails."""
    root = ET.fromstring(render(peta).data)
    groups = {kind: [g for g in root.iter(f"{SVG}g") if g.get("class") == kind] for kind in ("node", "edge")}
    boxes = {g[0].text: points(g.find(f"{SVG}polygon")) for g in groups["node"] if g.find(f"{SVG}polygon") is not None}
    found = set()
    for edge in groups["edge"]:
        ends = re.sub(r":[nsew]+(?=->|$)", "", edge[0].text).split("->")
        for head in edge.iter(f"{SVG}polygon"):
            tip = points(head)[1]
            near, far = sorted(ends, key=lambda id: distance(tip, boxes[id]))
            assert distance(tip, boxes[near]) < 6
            found.add((far, near))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_every_arrow_points_where_it_should(seed):
    pick = random.Random(seed)
    units, sops, laws = pick.choice([2, 4, 8]), pick.choice([1, 3, 6]), pick.choice([0, 1, 4])
    ids = [f"u{u}/{i}" for u in range(units) for i in range(sops)]
    rules = [f"p{i}" for i in range(laws)]
    arrows: dict[tuple[str, str], Ikatan] = {}
    for _ in range(2 * len(ids)):
        a, b = pick.sample(ids, 2)
        arrows[a, b] = pick.choice(["langkah", "keterkaitan"])
        if pick.random() < 0.4:
            arrows[b, a] = pick.choice(["langkah", "keterkaitan"])
        if rules:
            arrows[a, pick.choice(rules)] = "dasar"
    for a, b in [pick.sample(rules, 2) for _ in range(laws)] if laws > 1 else []:
        arrows[a, b] = "diubah"
    assert drawn(peta(units, sops, laws, arrows)) == arrows.keys()


def test_two_that_point_at_one_another_share_an_arrow_that_says_what_holds_both_ways():
    found = peta(2, 2, 0, {("u0/0", "u0/1"): "langkah", ("u0/1", "u0/0"): "keterkaitan"})
    text = render(found).data.decode()
    assert text.count('class="edge"') == 1
    assert "stroke-width" not in text.split('class="edge"')[1]
    assert drawn(found) == {("u0/0", "u0/1"), ("u0/1", "u0/0")}


def test_the_sops_of_a_unit_stand_in_their_order():
    arrows: dict[tuple[str, str], Ikatan] = {
        (f"u{u}/{i}", f"p{(i * 7 + u) % 5}"): "dasar" for u in range(4) for i in range(6)
    }
    root = ET.fromstring(render(peta(4, 6, 5, arrows)).data)
    nodes = [g for g in root.iter(f"{SVG}g") if g.get("class") == "node" and g.find(f"{SVG}polygon") is not None]
    heights = {g[0].text: points(g.find(f"{SVG}polygon"))[0][1] for g in nodes}
    for u in range(4):
        column = [heights[f"u{u}/{i}"] for i in range(6)]
        assert column == sorted(column)


def test_a_hostile_text_is_shown_as_it_is():
    hostile = Peta((TEXT,), (UnitPeta("u", TEXT, (SopPeta("a", TEXT, TEXT, "berlaku"),)),), (), ())
    root = ET.fromstring(render(hostile).data)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "polygon",
        "path",
        "text",
    }
    shown = "".join("".join((text.text or "").split()) for text in root.iter(f"{SVG}text")).replace("\u00a0", "")
    assert shown.count("".join(CLEAN.split())) == 4
