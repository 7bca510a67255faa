"""SOP201: a column without a symbol."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint.removing import without_line
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject
from sopdsl.source import Source, Span
from sopdsl.syntax.nodes import Alur, BarisHilang, Flow, Name, Pelaksana, Step


def _check(subject: Subject) -> Iterator[Found]:
    tables = subject.sop.alur
    if subject.draft or not subject.steps or any(_lost(alur) for alur in tables):
        return
    used = set().union(*map(_used, tables))
    if used - {pelaksana.id.value for pelaksana in subject.sop.pelaksana}:
        return  # one that is not declared was meant to be one that is: it is an error already
    for pelaksana in subject.sop.pelaksana:
        if pelaksana.id.value not in used:
            yield Found(
                pelaksana.id.span,
                f'kolom "{pelaksana.id.value}" tidak berisi satu simbol pun',
                hint="hapus baris ini, atau tambahkan langkah yang dikerjakannya",
                fix=_without(subject.source, pelaksana, tables),
            )
    for alur in tables:
        here = _used(alur)
        for name in alur.kolom or ():
            if name.value not in here and name.value in used:
                yield Found(
                    name.span,
                    f'kolom "{name.value}" tidak berisi satu simbol pun pada tabel ini',
                    hint='hapus namanya dari baris "kolom:"',
                    related=_declared(subject, name),
                    fix=Fix((_without_name(alur.kolom or (), name),), safe=False),
                )


def _lost(alur: Alur) -> bool:
    return any(isinstance(row, BarisHilang) for row in alur.rows)


def _used(alur: Alur) -> set[str]:
    """The columns of a table that hold a symbol, an end of its own among them."""
    used: set[str] = set()
    for row in alur.rows:
        if isinstance(row, Step):
            used.update(name.value for name in row.pelaksana)
            used.update(_named(row.flows))
            for added in row.added:
                used.add(added.pelaksana.value)
                used.update(_named(added.flows))
    return used


def _named(flows: tuple[Flow, ...]) -> Iterator[str]:
    return (target.pelaksana.value for flow in flows for target in flow.targets if target.pelaksana)


def _declared(subject: Subject, name: Name) -> tuple[Related, ...]:
    return tuple(
        Related(one.id.span, f'"{name.value}" dideklarasikan di sini')
        for one in subject.sop.pelaksana
        if one.id.value == name.value
    )


def _without(source: Source, pelaksana: Pelaksana, tables: tuple[Alur, ...]) -> Fix | None:
    """The fix that removes a column; None where a comment stands in the middle of it."""
    if "\n" in source.slice(pelaksana.span) and "#" in source.slice(pelaksana.span):
        return None
    edits = [without_line(source, pelaksana.span)]
    for alur in tables:
        edits += [
            _without_name(alur.kolom or (), name) for name in alur.kolom or () if name.value == pelaksana.id.value
        ]
    return Fix(tuple(edits), safe=False)


def _without_name(names: tuple[Name, ...], name: Name) -> Edit:
    """The edit that takes a name out of `kolom: a, b`, with one of the commas beside it."""
    at = next(number for number, other in enumerate(names) if other is name)
    if at:
        return Edit(Span(names[at - 1].span.end, name.span.end), "")
    end = names[1].span.start if len(names) > 1 else name.span.end
    return Edit(Span(name.span.start, end), "")


PELAKSANA_TAK_TERPAKAI = Rule(
    code="SOP201",
    name="pelaksana-tak-terpakai",
    level=Severity.WARNING,
    what="Setiap kolom pelaksana harus berisi paling sedikit satu simbol. SOP yang masih draf, atau yang sebagian "
    "barisnya hilang, tidak diperiksa.",
    why="Kolom yang kosong memakan tempat pada tabel dan membuat pembaca mengira ada pelaksana yang tugasnya terlupa "
    "digambar.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf c (pelaksana dipisahkan dari kegiatan); "
    "Keputusan 060/0042.1 Tahun 2022, SOP 003/SOP/BAG PEMERINTAHAN",
    bad=(
        Bad(
            """
            pelaksana:
              pemohon = Pemohon
              arsiparis = Arsiparis
              «kabag» = Kepala Bagian
            """,
            fixed="""
            pelaksana:
              pemohon = Pemohon
              arsiparis = Arsiparis
            """,
        ),
        Bad(
            """
            pelaksana:
              pemohon = Pemohon
              arsiparis = Arsiparis

            alur Peminjaman:
              kolom: «pemohon», arsiparis
              arsiparis: Menyerahkan arsip

            alur Pengembalian:
              pemohon: Mengembalikan arsip
              arsiparis: Menyimpan arsip
            """,
            fixed="""
            pelaksana:
              pemohon = Pemohon
              arsiparis = Arsiparis

            alur Peminjaman:
              kolom: arsiparis
              arsiparis: Menyerahkan arsip

            alur Pengembalian:
              pemohon: Mengembalikan arsip
              arsiparis: Menyimpan arsip
            """,
        ),
    ),
    good=(
        """
        status: draf
        pelaksana:
          pemohon = Pemohon
          arsiparis = Arsiparis
          kabag = Kepala Bagian
        """,
        """
        pelaksana:
          pemohon = Pemohon
          arsiparis = Arsiparis
          kabag = Kepala Bagian
        alur:
          pemohon: Mengajukan permohonan
          arsiparis: Mencatat permohonan
            & kabag
        """,
    ),
    check=_check,
)
