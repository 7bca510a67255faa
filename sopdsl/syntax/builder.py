"""From grammar to AST: one method a grammar rule, called by the parser at each reduction.

The only place where the grammar meets the AST; a test compares its methods with the grammar's rules. Methods for lines
give raw values, methods for blocks nodes. Nothing raises for what an author wrote: it is reported.
"""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer

from sopdsl.source import Span
from sopdsl.syntax import nodes, steps
from sopdsl.syntax.assemble import assemble, read_column, read_declaration
from sopdsl.syntax.durations import read_amount, read_durations
from sopdsl.syntax.fields import Fields, drop_broken
from sopdsl.syntax.inline import Inline
from sopdsl.syntax.raw import (
    Broken,
    Flag,
    KeputusanHead,
    PelaksanaBlock,
    RawField,
    RawItem,
    SopHead,
    span_of,
)
from sopdsl.syntax.reports import Reports

Children = list[Any]


class Builder(Transformer[Token, Any]):
    """Builds the nodes of one file at a time; `begin` before each."""

    def begin(self, reports: Reports) -> None:
        """Start on a new file."""
        self.reports = reports
        self.inline = Inline(reports)
        self.fields = Fields(reports, self.inline)
        self.columns: dict[str, str] = {}

    # ------------------------------------------------------------ a file

    def berkas(self, children: Children) -> nodes.File:
        return assemble(self.fields, children, Span(0, len(self.reports.source.text)))

    def sop(self, children: Children) -> SopHead:
        return SopHead(*children)

    def keputusan(self, children: Children) -> KeputusanHead:
        return KeputusanHead(*children)

    def deklarasi(self, children: Children) -> nodes.Declaration | Broken:
        return read_declaration(self.fields, children)

    def pelaksana(self, children: Children) -> PelaksanaBlock:
        block = PelaksanaBlock(children[0], tuple(drop_broken(children[1:])))
        self.columns = {column.id.value: column.nama.plain for column in block.columns}
        return block

    def kolom_pelaksana(self, children: Children) -> nodes.Pelaksana | None:
        return read_column(self.fields, children)

    def field(self, children: Children) -> RawField:
        return RawField(children[0], children[1], children[2:])

    def butir(self, children: Children) -> RawItem:
        return RawItem(*children)

    def rusak(self, _children: Children) -> Broken:
        return Broken()

    # ------------------------------------------------------------ the flow

    def alur(self, children: Children) -> nodes.Alur:
        start = children[0].start_pos or 0
        intact = not any(d.span.start >= start and d.severity == "error" for d in reversed(self.reports.found))
        return steps.read_alur(self.fields, children, intact)

    field_alur = field

    def langkah(self, children: Children) -> nodes.Step | None:
        return steps.read_step(self.fields, children)

    def rusak_langkah(self, _children: Children) -> Broken:
        return Broken()

    def arus_ya(self, children: Children) -> nodes.Flow:
        return steps.read_flow(self.fields, "ya", children)

    def arus_tidak(self, children: Children) -> nodes.Flow:
        return steps.read_flow(self.fields, "tidak", children)

    def arus_jika(self, children: Children) -> nodes.Flow:
        return steps.read_flow(self.fields, "jika", children)

    def arus_langsung(self, children: Children) -> nodes.Flow:
        return steps.read_flow(self.fields, "langsung", children)

    def tujuan(self, children: Children) -> nodes.Target:
        return steps.read_target(children)

    def tambahan(self, children: Children) -> nodes.Added:
        return steps.read_added(self.fields, children)

    def opsional(self, children: Children) -> Flag:
        return Flag(nodes.Name(span=span_of(children[0]), value=self.fields.lower(children[0])))

    halaman_baru = opsional

    # ------------------------------------------------------------ the time of a step

    def w_lama(self, children: Children) -> nodes.Durasi:
        return read_durations("lama", children)

    def w_batas(self, children: Children) -> nodes.Durasi:
        return read_durations("batas", children[1:])

    def w_berulang(self, _children: Children) -> nodes.Durasi:
        return read_durations("berulang", [])

    def w_ukuran(self, children: Children) -> nodes.Jangka:
        return read_amount(children)
