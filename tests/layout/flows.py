"""Flows to try layout on: a short notation for tables, random tables, and a picture of a drawing in characters.

The notation, one row a line: symbols, then arrows after a colon (none: to the next row). `a` is a box, `(a` a start
capsule, `a)` an end capsule, `a?` a decision; `a+b` is a joint step, `a>b` handed on, `a|b` side by side; ` & b?` adds
a symbol. An arrow is `target` or `Label=target`, comma-separated; a target is a row, or a row and a column as `4.b`;
`a -> target` leaves from the symbol in that column. `a!` gives the decision a capsule of its own below, `.selesai`.
"""

from __future__ import annotations

import random
import re
from itertools import pairwise

from hypothesis import strategies as st

from sopdsl.model.koleksi import Alur, BarisHilang, Kegiatan, Panah, Simbol
from sopdsl_renderers.layout.geometry import Drawing, Metrics, Pos, Shape

HUBUNGAN = {"+": "bersama", ">": "berurutan", "|": "pilihan"}


def table(text: str) -> Alur:
    """The table that the notation describes; the first line names the columns."""
    first, *lines = [line for line in text.strip().splitlines() if line.strip()]
    kolom = tuple(first.split())
    rows: list[tuple[str, list[Simbol]]] = []
    for n, line in enumerate(lines, start=1):
        head, *added = line.partition(":")[0].split("&")
        signs = re.findall(r"[+>|]", head)
        names = re.split(r"[+>|]", head.strip())
        symbols: list[Simbol] = []
        for k, name in enumerate([*names, *added]):
            column = name.strip(" ()?!")
            count = sum(s.pelaksana == column for s in symbols)
            bentuk = (
                "mulai"
                if "(" in name
                else "selesai"
                if ")" in name
                else "keputusan"
                if {"?", "!"} & {*name}
                else "proses"
            )
            symbols.append(
                Simbol(
                    id=f"{n}.{column}" + (f".{count + 1}" if count else ""),
                    pelaksana=column,
                    bentuk=bentuk,
                    tambahan=k >= len(names),
                )
            )
            if "!" in name:
                symbols.append(Simbol(id=f"{n}.{column}.selesai", pelaksana=column, bentuk="selesai"))
        rows.append((HUBUNGAN[signs[0]] if signs else "tunggal", symbols))
    arrows = [arrow for n, line in enumerate(lines) for arrow in _arrows(n, line, rows)]
    steps = tuple(
        Kegiatan(no=n, uraian=f"Langkah {n}", hubungan=hubungan, simbol=tuple(symbols))
        for n, (hubungan, symbols) in enumerate(rows, start=1)
    )
    return Alur(kolom=kolom, kegiatan=steps, panah=tuple(arrows))


def _arrows(n: int, line: str, rows: list[tuple[str, list[Simbol]]]) -> list[Panah]:
    hubungan, symbols = rows[n]
    head = [s for s in symbols if not s.tambahan and not s.id.endswith(".selesai")]
    found = []
    if hubungan == "berurutan":
        found += [Panah(dari=a.id, ke=b.id) for a, b in pairwise(head)]
    leaving = head[-1] if hubungan == "berurutan" else head[0]
    written = line.partition(":")[2].strip()
    if not written:
        if leaving.bentuk != "selesai" and n + 1 < len(rows):
            found.append(Panah(dari=leaving.id, ke=rows[n + 1][1][0].id))
        return found
    for part in written.split(","):
        source, _, rest = part.rpartition("->")
        label, _, target = rest.strip().rpartition("=")
        source = f"{n + 1}.{source.strip()}" if source.strip() else leaving.id
        target = target if "." in target else rows[int(target) - 1][1][0].id
        found.append(Panah(dari=source, ke=target, syarat=label or None))
    return found


LABELS = (
    ("Ya", "Tidak", "Ragu-ragu", "Batal", "Lain"),
    ("Tidak", "Ya", "Lain", "Batal", "Tunda"),
    ("Disetujui", "Ditolak", "Perbaikan", "Ditunda", "Lainnya"),
    ("kurang dari 100 juta", "100 juta atau lebih", "lainnya", "hibah", "tidak ada"),
)
QUESTIONS = (None, None, "Lengkap?", "Sudah daftar?", "Apakah berkas sudah sesuai?")


@st.composite
def tables(draw: st.DrawFn) -> Alur:
    """Random tables: 3-8 columns, 5-40 rows, 0-10 decisions, forks, joins, joint steps, hand-overs, added symbols."""
    columns, rows = draw(st.integers(3, 8)), draw(st.integers(5, 40))
    decisions = draw(st.integers(0, min(10, rows - 2)))
    return random_table(random.Random(draw(st.integers(0, 2**32))), columns, rows, decisions)


def random_table(chance: random.Random, columns: int, rows: int, decisions: int, harsh: bool = False) -> Alur:
    """A random table of that size; the same `chance` gives the same table.

    A harsh one also has decisions inside joint steps, and more arrows to one row.
    """
    kolom = tuple("abcdefgh"[:columns])
    deciding = set(chance.sample(range(1, rows - 1), decisions))
    steps: list[Kegiatan] = []
    arrows: list[Panah] = []
    enter: list[str] = []
    leave: list[list[str]] = []
    column = chance.randrange(columns)
    for n in range(1, rows + 1):
        if chance.random() < 0.6:
            column = min(columns - 1, max(0, column + chance.choice((-2, -1, 1, 1, 2))))
        if chance.random() < 0.1:
            column = chance.randrange(columns)
        own = kolom[column]
        bentuk = "mulai" if n == 1 else "selesai" if n == rows else "keputusan" if n - 1 in deciding else "proses"
        symbols = [Simbol(id=f"{n}.{own}", pelaksana=own, bentuk=bentuk)]
        hubungan, exits = "tunggal", [symbols[0].id]
        if bentuk == "keputusan":
            symbols[0] = symbols[0].model_copy(update={"tanya": chance.choice(QUESTIONS)})
            if harsh and chance.random() < 0.2:
                others = chance.sample([c for c in kolom if c != own], chance.randint(1, 2))
                symbols += [Simbol(id=f"{n}.{other}", pelaksana=other) for other in others]
                hubungan = "bersama"
        elif bentuk == "proses" and chance.random() < 0.25:
            others = chance.sample([c for c in kolom if c != own], chance.randint(1, min(3, columns - 1)))
            kind = chance.choice(("bersama", "berurutan", "pilihan", "tambahan"))
            if kind == "tambahan":
                others = [chance.choice(kolom)]
            for other in others:
                id = f"{n}.{other}" + (".2" if other == own else "")
                symbols.append(Simbol(id=id, pelaksana=other, tambahan=kind == "tambahan"))
                if kind == "berurutan":
                    arrows.append(Panah(dari=exits[0], ke=id))
                    exits = [id]
                elif kind == "tambahan":
                    arrows.append(Panah(dari=exits[0], ke=id))
                    exits = [id] if chance.random() < 0.5 else [*exits, id]
                elif kind == "pilihan":
                    exits.append(id)
            hubungan = "tunggal" if kind == "tambahan" else kind
            column = kolom.index(exits[-1].split(".")[1])
        if bentuk in ("mulai", "keputusan") and chance.random() < 0.15:
            suffix = "mulai" if bentuk == "mulai" else "selesai"
            capsule = Simbol(id=f"{symbols[0].id}.{suffix}", pelaksana=own, bentuk=suffix)
            if bentuk == "mulai":
                symbols = [capsule, symbols[0].model_copy(update={"bentuk": "proses"})]
                arrows.append(Panah(dari=capsule.id, ke=symbols[1].id))
            else:
                symbols.append(capsule)
                arrows.append(Panah(dari=symbols[0].id, ke=capsule.id, syarat="Batal"))
        steps.append(Kegiatan(no=n, uraian=f"Langkah {n}", hubungan=hubungan, simbol=tuple(symbols)))
        enter.append(next(s.id for s in symbols if not s.id.endswith(".mulai")))
        leave.append(exits)
    for n in range(rows - 1):
        if n in deciding:
            labels = chance.choice(LABELS)
            targets = [n + 1]
            for _ in range(chance.choice((1, 1, 1, 1, 2, 3))):
                targets.append(chance.randrange(rows) if chance.random() < 0.5 else _near(chance, n, rows))
            ways = [(t, label) for t, label in zip(targets, labels, strict=False) if t != n]
            arrows += [Panah(dari=leave[n][0], ke=enter[t], syarat=label) for t, label in ways]
        elif chance.random() < 0.1:
            both = dict.fromkeys([_near(chance, n, rows), n + 1])
            arrows += [Panah(dari=leave[n][0], ke=enter[t]) for t in both if t != n]
        else:
            arrows += [Panah(dari=id, ke=enter[n + 1]) for id in leave[n]]
    lost = (BarisHilang(dari=1, sampai=3, sebelum=chance.randint(1, rows + 1)),) if chance.random() < 0.1 else ()
    unique = tuple(dict.fromkeys((a.dari, a.ke, a.syarat) for a in arrows if a.dari != a.ke))
    panah = tuple(Panah(dari=a, ke=b, syarat=label) for a, b, label in unique)
    return Alur(kolom=kolom, kegiatan=tuple(steps), panah=panah, baris_hilang=lost)


def _near(chance: random.Random, n: int, rows: int) -> int:
    return min(rows - 1, max(0, n + chance.randint(-5, 6)))


ACROSS, DOWN = 4.0, 6.0
"""Points for one character of a picture."""
ENDS = {(1, 0): "▶", (-1, 0): "◀", (0, 1): "▼", (0, -1): "▲"}
SMALL = {(1, 0): "▷", (-1, 0): "◁", (0, 1): "▽", (0, -1): "△"}
CORNERS = {
    frozenset("lr"): "─",
    frozenset("ud"): "│",
    frozenset("rd"): "┌",
    frozenset("ld"): "┐",
    frozenset("ru"): "└",
    frozenset("lu"): "┘",
    frozenset("lrd"): "┬",
    frozenset("lru"): "┴",
    frozenset("udr"): "├",
    frozenset("udl"): "┤",
    frozenset("lrud"): "┼",
}


def picture(drawing: Drawing, heights: tuple[float, ...] | None = None) -> str:
    """A drawing in characters: `[ ]` boxes, `( )` capsules, `< >` diamonds, numbers connectors; dots are borders."""
    metrics = Metrics(
        [max(drawing.min_column, 72.0)] * drawing.columns, heights or [max(r.min_height, 36.0) for r in drawing.rows]
    )
    wide, high = round(metrics.lefts[-1] / ACROSS) + 1, round(metrics.tops[-1] / DOWN) + 1
    cells = [[" "] * wide for _ in range(high)]
    arms: dict[tuple[int, int], set[str]] = {}

    def at(x: float, y: float) -> tuple[int, int]:
        return min(wide - 1, round(x / ACROSS)), min(high - 1, round(y / DOWN))

    for left in metrics.lefts:
        for y in range(high):
            cells[y][at(left, 0)[0]] = "·"
    for r, top in enumerate(metrics.tops):
        printed = [row.printed for row in drawing.rows]
        if not 0 < r < len(printed) or printed[r] is None or printed[r] != printed[r - 1]:
            for x in range(0, wide, 2):
                cells[at(0, top)[1]][x] = "·"
    for line in drawing.lines:
        places = [at(*metrics.point(p)) for p in line.points]
        for (x1, y1), (x2, y2) in pairwise(places):
            dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
            x, y = x1, y1
            while (x, y) != (x2, y2):
                arms.setdefault((x, y), set()).add({(1, 0): "r", (-1, 0): "l", (0, 1): "d", (0, -1): "u"}[dx, dy])
                x, y = x + dx, y + dy
                arms.setdefault((x, y), set()).add({(1, 0): "l", (-1, 0): "r", (0, 1): "u", (0, -1): "d"}[dx, dy])
    for (x, y), sides in arms.items():
        cells[y][x] = CORNERS.get(frozenset(sides), "─" if sides <= {"l", "r"} else "│")
    for line in drawing.lines:
        (x1, y1), (x2, y2) = (at(*metrics.point(p)) for p in line.points[-2:])
        way = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
        if line.head != "none":
            # A symbol is one character high here; beside it, and beside a line, the head needs one of its own.
            aside = not (line.head == "full" and way[0] == 0)
            cells[y2 - way[1] * aside][x2 - way[0] * aside] = (ENDS if line.head == "full" else SMALL)[way]
    for symbol in drawing.symbols:
        x, y = at(metrics.x(Pos(symbol.column, 0.5)), metrics.y(Pos(symbol.row, 0.5)))
        text = " ".join(symbol.text)
        edges = {Shape.PROSES: "[]", Shape.KEPUTUSAN: "<>", Shape.PENGHUBUNG_TURUN: "\\/", Shape.PENGHUBUNG_NAIK: "/\\"}
        first, last = [*edges.get(symbol.shape, "()")]
        half = max(2, (len(text) + 1) // 2 + 1) if symbol.shape not in (Shape.PROSES, Shape.KEPUTUSAN) else 3
        body = f"{first}{text:^{2 * half - 1}}{last}"
        cells[y][x - half : x + half + 1] = list(body)
    for label in drawing.labels:
        x, y = at(*metrics.point(label.at))
        for n, text in enumerate(label.text):
            start = max(0, x - len(text) // 2)
            cells[min(high - 1, y + n - len(label.text) // 2)][start : start + len(text)] = list(text)
    return "\n".join("".join(row).rstrip() for row in cells)
