"""The flow in words, for whoever cannot see the drawing: what screen readers say of the forms and the diagram."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sopdsl.model.koleksi import Alur, Kegiatan, Panah, Pelaksana, Simbol
from sopdsl_renderers.layout.branching import is_paired
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.layout.geometry import Drawing, Flow, Symbol

_HERE = " pada langkah ini"


def name_of(pelaksana: Mapping[str, str], simbol: Simbol) -> str:
    """The printed name of the symbol's pelaksana; the id where no such column is declared (a draft)."""
    return pelaksana.get(simbol.pelaksana, simbol.pelaksana)


def row_name(kegiatan: Kegiatan, row: int) -> str:
    """What a row is called: `langkah 3`, or `baris 4` (counted from 1) where no number is printed."""
    return f"baris {row}" if kegiatan.no is None else f"langkah {kegiatan.no}"


def describe_symbols(alur: Alur, pelaksana: Sequence[Pelaksana]) -> dict[str, str]:
    """One phrase for each symbol by its id: what it is, who does it, and where its arrows lead.

    Example: `keputusan oleh Verifikator; ya: ke langkah 7; tidak: ke langkah 4`.
    """
    teller = _Teller(alur, pelaksana)
    return {s.id: teller.phrase(row, k, s) for row, k in enumerate(alur.kegiatan, 1) for s in k.simbol}


def describe_steps(alur: Alur, pelaksana: Sequence[Pelaksana]) -> tuple[str, ...]:
    """What happens in each step of the alur and where it goes on, to be read instead of the table and its drawing.

    Example: `Langkah 5 (keputusan), Helpdesk: Memeriksa berkas. Ya: ke langkah 7; tidak: ke langkah 6.`
    """
    teller = _Teller(alur, pelaksana)
    return tuple(teller.step(row, kegiatan) for row, kegiatan in enumerate(alur.kegiatan, 1))


def summary_of(alur: Alur, pelaksana: Sequence[Pelaksana]) -> str:
    """How long the alur is, and who takes part.

    Example: `17 langkah, 3 keputusan. Pelaksana: Pemohon, Helpdesk, Verifikator.`
    """
    names = {p.id: p.nama for p in pelaksana}
    decisions = sum(simbol.bentuk == "keputusan" for row in alur.kegiatan for simbol in row.simbol)
    counted = f"{len(alur.kegiatan)} langkah" + (f", {decisions} keputusan" if decisions else "")
    who = ", ".join(names.get(id, id) for id in alur.kolom)
    return _one_line(f"{counted}." + (f" Pelaksana: {who}." if who else ""))


class _Teller:
    """Says what is in one alur. Rows are counted from 1."""

    def __init__(self, alur: Alur, pelaksana: Sequence[Pelaksana]) -> None:
        self._names = {p.id: p.nama for p in pelaksana}
        self._place = {s.id: (row, k, s) for row, k in enumerate(alur.kegiatan, 1) for s in k.simbol}
        self._leaving: dict[str, list[Panah]] = {}
        for panah in alur.panah:
            self._leaving.setdefault(panah.dari, []).append(panah)

    def phrase(self, row: int, kegiatan: Kegiatan, simbol: Simbol) -> str:
        """A symbol with its arrows."""
        who = name_of(self._names, simbol)
        head = simbol.bentuk if is_capsule_of_its_own(simbol) else f"{simbol.bentuk} oleh {who}"
        if simbol.tanya is not None:
            head += f", {simbol.tanya}"
        first = kegiatan.simbol[0]
        if (
            kegiatan.hubungan == "bersama"
            and simbol.bentuk == "proses"
            and simbol.id != first.id
            and not simbol.tambahan
        ):
            head += f" bersama {name_of(self._names, first)}"
        ways = [f"{_answer(p.syarat)}{self._goal(row, p)}" for p in self._leaving.get(simbol.id, ())]
        return "; ".join([head, *ways])

    def step(self, row: int, kegiatan: Kegiatan) -> str:
        """A row in sentences: who does what, and where each way leads."""
        main = _own_symbols(kegiatan)
        shapes = {s.bentuk for s in kegiatan.simbol if s in main or s.bentuk == "mulai"}
        kinds = ", ".join(bentuk for bentuk in ("mulai", "keputusan", "selesai") if bentuk in shapes)
        head = _capital(row_name(kegiatan, row)) + (f" ({kinds})" if kinds else "")
        who = _joined(kegiatan.hubungan, [name_of(self._names, s) for s in main])
        deed = _sentence(
            f"{head}, {who}: {_one_line(kegiatan.uraian)}" if who else f"{head}: {_one_line(kegiatan.uraian)}"
        )
        chain = dict(pairwise(s.id for s in main)) if kegiatan.hubungan == "berurutan" else {}
        ways = {s.id: self._ways(row, s, chain.get(s.id)) for s in main}
        going = [s for s in main if ways[s.id]]
        # Of a step that several do, who goes on need not be said where it is the last of them, or all.
        one = len({ways[s.id] for s in going}) == 1 and going in (
            [s for s in main if s.id not in chain],
            main,
            main[:1],
        )
        said = [ways[going[0].id]] if one else [f"{name_of(self._names, s)}: {_after_name(ways[s.id])}" for s in going]
        for s in kegiatan.simbol:
            if s.tambahan and not is_capsule_of_its_own(s):
                kind = [] if s.bentuk == "proses" else [f"{s.bentuk}."]
                said.append(
                    f"{name_of(self._names, s)}: {' '.join([*kind, _after_name(self._ways(row, s))])}".rstrip(": ")
                )
        return " ".join([deed, *said])

    def _ways(self, row: int, simbol: Simbol, told: str | None = None) -> str:
        """The question of a symbol and the ways from it, less the one to `told`."""
        leaving = [p for p in self._leaving.get(simbol.id, ()) if p.ke != told]
        plain = [self._goal(row, p, brief=True) for p in leaving if p.syarat is None]
        here = [goal.removesuffix(_HERE) for goal in plain if goal.endswith(_HERE)]
        others = [goal for goal in plain if not goal.endswith(_HERE)]
        ways = [f"lalu {_listed([*others, *here])}{_HERE if here else ''}"] if plain else []
        ways += [f"{_answer(p.syarat)}{self._goal(row, p, brief=True)}" for p in leaving if p.syarat is not None]
        asked = [] if simbol.tanya is None else [_sentence(_one_line(simbol.tanya))]
        return " ".join([*asked, *([_sentence(_capital("; ".join(ways)))] if ways else [])])

    def _goal(self, row: int, panah: Panah, *, brief: bool = False) -> str:
        """Where an arrow from this row leads. A `brief` one leaves out who does it where the step itself says so, and
        tells of a way back."""
        if panah.ke not in self._place:
            return "tujuan tidak dikenal"
        to_row, kegiatan, simbol = self._place[panah.ke]
        who = name_of(self._names, simbol)
        if is_capsule_of_its_own(simbol):
            return "selesai"
        if to_row == row and panah.ke != panah.dari:
            return f"ke {who}{_HERE}"
        if brief:
            main = _own_symbols(kegiatan)
            named = (
                simbol not in main
                or kegiatan.hubungan == "pilihan"
                or (kegiatan.hubungan == "berurutan" and simbol != main[0])
            )
        else:
            named = sum(not is_capsule_of_its_own(s) for s in kegiatan.simbol) > 1
        way = "kembali ke" if brief and to_row <= row else "ke"
        return f"{way} {row_name(kegiatan, to_row)}{f' ({who})' if named else ''}"


def connector_alt(symbol: Symbol, text: str | None = None) -> str:
    """What is said of a connector; `text` is what stands in it, if that is not its number."""
    where = "pada halaman ini" if is_paired(symbol) else "ke halaman lain"
    return f"penghubung {text or symbol.text[0]} {where}"


def undrawn(alur: Alur, flow: Flow, *drawings: Drawing) -> tuple[str, ...]:
    """A warning (Indonesian) for each arrow of the flow that its drawing, or that of one of its pages, lacks or could
    only draw by a pair of connectors."""
    missing = {id for drawing in drawings for id in drawing.unrouted}
    paired = {id for drawing in drawings for id in drawing.in_page}
    rows = {s.id: row_name(k, row) for row, k in enumerate(alur.kegiatan, 1) for s in k.simbol}
    return tuple(
        f"panah dari {rows[arrow.source]} ke {rows[arrow.target]} "
        + (
            "tidak dapat digambar"
            if arrow.id in missing
            else "tidak mendapat tempat; digambar dengan sepasang penghubung bernomor sama (SOP312)"
        )
        for arrow in flow.arrows
        if arrow.id in missing or arrow.id in paired
    )


def _answer(syarat: str | None) -> str:
    if syarat is None:
        return ""
    return f"{syarat.lower() if syarat in ('Ya', 'Tidak') else syarat}: "


def _own_symbols(kegiatan: Kegiatan) -> list[Simbol]:
    """The symbols of who does the step: neither added ones nor capsules."""
    return [s for s in kegiatan.simbol if not s.tambahan and not is_capsule_of_its_own(s)]


def _joined(hubungan: str, names: Sequence[str]) -> str:
    """The pelaksana of one step: `a bersama b dan c`, `a, lalu b`, `a atau b`."""
    if hubungan == "bersama" and len(names) > 1:
        return f"{names[0]} bersama {_listed(names[1:])}"
    if hubungan == "pilihan":
        return _listed(names, "atau")
    return ", lalu ".join(names)


def _listed(texts: Sequence[str], last: str = "dan") -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    if len(texts) < 3:
        return f" {last} ".join(texts)
    return f"{', '.join(texts[:-1])}, {last} {texts[-1]}"


def _after_name(ways: str) -> str:
    """Ways as they follow `Nama: `."""
    return ways.replace("Lalu ", "lalu ", 1) if ways.startswith("Lalu ") else ways


def _one_line(text: str) -> str:
    """A text of several printed lines as one that is read."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "; ".join(line.rstrip(" ;,") for line in lines if line)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text.rstrip(" ;,:") + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
