"""The first step of layout: from a flow table of the model to a `Flow`, symbols and arrows on grid rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from sopdsl.model.koleksi import Alur, BarisHilang, Kegiatan, Simbol
from sopdsl_renderers.layout.geometry import Arrow, Flow, GridRow, Shape, Symbol
from sopdsl_renderers.text import text_width, wrap

Size = Callable[[Simbol, Kegiatan], tuple[float, float, tuple[str, ...]]]
"""Width and height in points of a symbol, and the lines of text that stand in it."""

TEXT_SIZE = 7.0
"""Points of the text in symbols and of labels."""
LEADING = 8.4
"""Points from one line of such text to the next."""
BOX = (28.0, 17.0)
DIAMOND = (31.0, 22.0)
_FEW = 6
"""Columns that leave each other room enough."""
_BROKEN = 60.0
"""Price, in points of height, of parting a word of a question."""

_SHAPES = {
    "mulai": Shape.MULAI,
    "selesai": Shape.SELESAI,
    "proses": Shape.PROSES,
    "keputusan": Shape.KEPUTUSAN,
}
_SIDES = {"kiri": -1, "kanan": 1, None: 0}


def printed_rows(alur: Alur) -> tuple[Kegiatan | BarisHilang, ...]:
    """The rows of the table in printed order: its steps, and each run of lost rows where it stands."""
    rows: list[Kegiatan | BarisHilang] = []
    for n, kegiatan in enumerate(alur.kegiatan, start=1):
        rows += [lost for lost in alur.baris_hilang if lost.sebelum == n]
        rows.append(kegiatan)
    return (*rows, *(lost for lost in alur.baris_hilang if lost.sebelum > len(alur.kegiatan)))


def form_size(columns: int) -> Size:
    """The printed form's symbols: small boxes and capsules, and diamonds that grow with the question in them.

    Where there are many columns diamonds rather grow higher than wide.
    """

    def size(simbol: Simbol, kegiatan: Kegiatan) -> tuple[float, float, tuple[str, ...]]:  # noqa: ARG001
        if simbol.bentuk in ("mulai", "selesai"):
            return *BOX, (simbol.bentuk,)
        if simbol.bentuk == "keputusan":
            return _diamond(simbol.tanya, max(1.0, columns / _FEW)) if simbol.tanya else (*DIAMOND, ())
        return *BOX, ()

    return size


def _diamond(question: str, crowded: float) -> tuple[float, float, tuple[str, ...]]:
    """The diamond that holds a question: a box of text fits where its width and height, as shares of the diamond's, add
    up to one. Width costs more than height, since all columns grow with it, and the more so the more there are."""
    best: tuple[float, float, float, tuple[str, ...]] | None = None
    for limit in range(14, 64, 4):
        lines = tuple(wrap(question, limit, TEXT_SIZE, hyphens=True))
        # A diamond's text may stand closer to its edges than a box's: its first and last lines are narrow as a rule.
        width = max(text_width(line, TEXT_SIZE) for line in lines)
        height = len(lines) * LEADING - (LEADING - TEXT_SIZE)
        for share in (0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
            w = max(DIAMOND[0], width / share + 2)
            h = max(DIAMOND[1], height / (1 - share) + 1)
            cost = crowded * (1.6 * w + _BROKEN * _breaks(lines, question)) + h
            if best is None or cost < best[0]:
                best = cost, round(w, 1), round(h, 1), lines
    assert best is not None
    return best[1:]


def _breaks(lines: Sequence[str], question: str) -> int:
    """How ill lines part words: how many end with a hyphen, and 3 for words that are parted without one."""
    hyphens = sum(line.endswith("-") for line in lines)
    told = "".join(line if line.endswith(("-", "/")) else f"{line} " for line in lines)
    return hyphens + 3 * (told.replace("-", "").split() != question.replace("-", "").split())


def flow_of(alur: Alur, size: Size | None = None) -> Flow:
    """The flow of a table. Column n is `alur.kolom[n]`; `GridRow.printed` indexes `printed_rows(alur)`.

    A row with several symbols in one column becomes several grid rows: the start capsule above, the row's own symbols,
    then added ones and end capsules. Symbols in columns that `alur.kolom` lacks, and arrows to symbols that do not
    exist, are left out (the model of a faultless source has neither).
    """
    columns = {pelaksana: n for n, pelaksana in enumerate(alur.kolom)}
    size = size or form_size(len(columns))
    rows: list[GridRow] = []
    symbols: list[Symbol] = []
    joints: list[tuple[str, str]] = []
    for printed, row in enumerate(printed_rows(alur)):
        if isinstance(row, BarisHilang):
            rows.append(GridRow(printed, lost=True))
            continue
        placed = [(simbol, sub) for simbol, sub in _stack(row) if simbol.pelaksana in columns]
        top = min((sub for _, sub in placed), default=0)
        bottom = max((sub for _, sub in placed), default=0)
        for simbol, sub in placed:
            width, height, text = size(simbol, row)
            symbols.append(
                Symbol(
                    id=simbol.id,
                    shape=_SHAPES[simbol.bentuk],
                    column=columns[simbol.pelaksana],
                    row=len(rows) + sub - top,
                    width=width,
                    height=height,
                    text=text,
                    side=_SIDES[row.sisi],
                )
            )
        if row.hubungan == "bersama":
            head = [s for s in row.simbol if s.pelaksana in columns and not s.tambahan and not is_capsule_of_its_own(s)]
            head.sort(key=lambda s: columns[s.pelaksana])
            joints += [(a.id, b.id) for a, b in pairwise(head)]
        rows += [GridRow(printed, new_page=row.halaman_baru)] * (bottom - top + 1)
    known = {symbol.id for symbol in symbols}
    arrows = tuple(
        Arrow(f"{n}", panah.dari, panah.ke, panah.syarat)
        for n, panah in enumerate(alur.panah)
        if panah.dari in known and panah.ke in known
    )
    return Flow(len(alur.kolom), tuple(rows), tuple(symbols), arrows, tuple(joints))


def is_capsule_of_its_own(simbol: Simbol) -> bool:
    """Whether the symbol is a start or end beside the step's symbol and stands for no work of its own.

    Its id says so: `row.pelaksana[.n][.mulai|.selesai]`, where the pelaksana may well be called `mulai`.
    """
    return simbol.id.partition(".")[2].removeprefix(simbol.pelaksana).endswith((".mulai", ".selesai"))


def _stack(row: Kegiatan) -> Iterator[tuple[Simbol, int]]:
    """Each symbol of a row with its grid row, counted from that of the head; a start capsule stands at -1."""
    taken: set[tuple[str, int]] = set()

    def place(simbol: Simbol, sub: int) -> tuple[Simbol, int]:
        while (simbol.pelaksana, sub) in taken:
            sub += 1
        taken.add((simbol.pelaksana, sub))
        return simbol, sub

    step = 0
    for simbol in row.simbol:
        own = is_capsule_of_its_own(simbol)
        if own and simbol.bentuk == "mulai":
            yield place(simbol, -1)
        elif own or simbol.tambahan:
            yield place(simbol, 0)
        else:
            # What is handed on never goes up: the second time in a column is below the first, what follows beside it.
            placed = place(simbol, step if row.hubungan == "berurutan" else 0)
            step = placed[1]
            yield placed
