"""Part of the second stage: the pelaksana of a SOP, and the columns of one of its tables."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.diagnostics import Label
from sopdsl.model import faults
from sopdsl.model.koleksi import Pelaksana
from sopdsl.model.names import Scope
from sopdsl.model.texts import Printer
from sopdsl.nearest import MOST_GUESSES, nearest
from sopdsl.source import Span
from sopdsl.syntax import nodes
from sopdsl.syntax.keywords import FLOW_WORDS, RESERVED


class Pelaku:
    """The declared pelaksana of a SOP, and a memory of names that are none of them.

    Nothing unknown is reported where none is declared at all, or where a line above the tables could not be read.
    """

    def __init__(self, printer: Printer, scope: Scope, sop: nodes.Sop) -> None:
        self._scope = scope
        self._places: dict[str, Span] = {}
        self._unknown: dict[str, list[Span]] = {}
        first_table = min((alur.span.start for alur in sop.alur), default=0)
        last = max((pelaksana.span.end for pelaksana in sop.pelaksana), default=0)
        self._silent = not sop.pelaksana or scope.syntax_error_before(max(first_table, last))
        declared = []
        for pelaksana in sop.pelaksana:
            id = pelaksana.id.value
            nama = printer.text(scope, pelaksana.nama)
            if id in self._places:
                scope.faults.add(
                    faults.ID_GANDA,
                    pelaksana.id.span,
                    f'pelaksana "{id}" dideklarasikan dua kali',
                    hint="beri id lain pada salah satunya",
                    related=[Label(scope.source, self._places[id], "dideklarasikan pertama kali di sini")],
                )
                continue
            self._places[id] = pelaksana.id.span
            declared.append(Pelaksana(id=id, nama=nama.teks, miring=nama.miring))
        self.declared = tuple(declared)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all declared pelaksana, in printed order."""
        return tuple(self._places)

    def knows(self, name: nodes.Name) -> bool:
        """Whether a name is a declared pelaksana; remembers it otherwise."""
        if name.value in self._places:
            return True
        self._unknown.setdefault(name.value, []).append(name.span)
        return False

    def place(self, id: str) -> Label:
        """Where a declared pelaksana is declared."""
        return Label(self._scope.source, self._places[id], f'"{id}" dideklarasikan di sini')

    def report_unknown(self) -> None:
        """Report each unknown pelaksana once, with all its places."""
        if self._silent:
            return
        for at, (id, spans) in enumerate(self._unknown.items()):
            guess = nearest(id, self._places) if at < MOST_GUESSES and id not in RESERVED else None
            one = guess.words[0] if guess and len(guess.words) == 1 else None
            related = self._scope.faults.also(spans, "dipakai juga di sini")
            self._scope.faults.add(
                faults.PELAKSANA_TAK_DIKENAL,
                spans[0],
                f'pelaksana "{id}" tidak dikenal',
                hint=f"maksud Anda {guess.question}?" if guess else _hint(id),
                related=[*related, self.place(one)] if one else related,
                fix=self._scope.faults.rename(spans, one, safe=False) if one else None,
            )


def _hint(id: str) -> str:
    if id in FLOW_WORDS:
        return f'cabang dan panah ditulis menjorok di bawah langkahnya: "{id} -> label"'
    if id in RESERVED:
        return f'"{id}" kata khusus bahasa .sop; periksa apakah baris ini kurang menjorok'
    return f'tambahkan di bawah "pelaksana:" baris "{id} = Nama Jabatan"'


class Columns:
    """The columns of one table: those of its `kolom`, or all."""

    def __init__(self, pelaku: Pelaku, scope: Scope, kolom: Sequence[nodes.Name] | None) -> None:
        self._pelaku = pelaku
        self._scope = scope
        self._kolom = kolom
        self._outside: dict[str, list[Span]] = {}
        self._complete = True
        if kolom is None:
            self.ids = pelaku.ids
            return
        places: dict[str, Span] = {}
        for name in kolom:
            if name.value in places:
                scope.faults.add(
                    faults.PELAKSANA_BERULANG,
                    name.span,
                    f'kolom "{name.value}" disebut dua kali',
                    hint="hapus salah satunya",
                    related=[Label(scope.source, places[name.value], "disebut pertama kali di sini")],
                )
            elif pelaku.knows(name):
                places[name.value] = name.span
            else:
                self._complete = False
        self.ids = tuple(places)

    def check(self, name: nodes.Name) -> bool:
        """Whether a pelaksana has a column in the table; remembers one that has none."""
        if not self._pelaku.knows(name):
            return False
        if name.value in self.ids:
            return True
        self._outside.setdefault(name.value, []).append(name.span)
        return False

    def report_outside(self) -> None:
        """Report each pelaksana without a column once, unless one of the columns is itself unknown."""
        for id, spans in self._outside.items():
            if not self._complete:
                return
            related = self._scope.faults.also(spans, "dipakai juga di sini")
            related += [Label(self._scope.source, name.span, "kolom tabel ini") for name in (self._kolom or ())[:1]]
            self._scope.faults.add(
                faults.DI_LUAR_KOLOM,
                spans[0],
                f'pelaksana "{id}" tidak termasuk kolom tabel ini',
                hint=f'tambahkan pada barisnya: "kolom: {", ".join([*self.ids, id])}"',
                related=related,
            )
