"""Reads the fields of a block into the values that nodes need: texts, boxes, ids, dates, words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lark import Token

from sopdsl.diagnostics import Edit
from sopdsl.source import Span
from sopdsl.syntax import nodes
from sopdsl.syntax.dates import read_date
from sopdsl.syntax.inline import ID, Inline
from sopdsl.syntax.keywords import RESERVED, SYNONYMS, UNITS_OF_TIME, VALUES
from sopdsl.syntax.raw import Broken, RawField, RawItem, span_of
from sopdsl.syntax.reports import Kind, Reports, best_guess

MARKERS: dict[str, nodes.Marker] = {"STRIP": "strip", "ANGKA": "angka", "HURUF": "huruf"}
_MARKER_IN_VALUE = re.compile(r"(?:-|[0-9]{1,3}\.)[ \t]+[^ \t\n]")
_REF = re.compile(r"@?(" + ID + r")")
_EXAMPLES = {
    "unit": "organisasi",
    "instansi": "pekalongan",
    "kolom": "petugas, kabag",
    "sop": "@organisasi/001-nama-sop",
    "diubah oleh": "@uu-11-2020",
    "dicabut oleh": "@uu-11-2020",
}
_SIMPLE_ID = re.compile(r"[a-z][a-z0-9-]*")


class Fields:
    """Reads the fields of one file's blocks."""

    def __init__(self, reports: Reports, inline: Inline) -> None:
        self.reports = reports
        self.inline = inline

    def lower(self, token: Token) -> str:
        """The keyword that a token is; one with capital letters is reported."""
        word = " ".join(token.value.split())
        if word != word.lower():
            self.reports.add(
                Kind.UNKNOWN_KEY,
                span_of(token),
                f'kata kunci "{word}" ditulis dengan huruf besar',
                hint=f'tulis dengan huruf kecil: "{word.lower()}"',
                edits=(Edit(span_of(token), word.lower()),),
            )
        return word.lower()

    def by_key(
        self,
        fields: Sequence[RawField],
        known: Sequence[str],
        where: str,
        elsewhere: Mapping[str, str] | None = None,
        others: Sequence[str] = (),
    ) -> dict[str, RawField]:
        """The fields by key; reports keys that the block does not know, and a second field of one key.

        `where` names the block for the author; `elsewhere` gives a hint for a key that belongs to another block, and
        `others` are further words that may have been meant.
        """
        found: dict[str, RawField] = {}
        for field in fields:
            key = " ".join(field.key.value.split())
            if key.lower() in known:
                key = self.lower(field.key)
            if key in found:
                self.reports.add(
                    Kind.TWICE,
                    span_of(field.key),
                    f'"{key}" tertulis dua kali',
                    hint="satukan isinya, atau hapus salah satu",
                    related=((span_of(found[key].key), "yang pertama di sini"),),
                )
            elif key in known:
                found[key] = field
            else:
                self._unknown(field, key, known, where, elsewhere or {}, others)
        return found

    def _unknown(
        self,
        field: RawField,
        key: str,
        known: Sequence[str],
        where: str,
        elsewhere: Mapping[str, str],
        others: Sequence[str],
    ) -> None:
        span = span_of(field.key)
        edits: tuple[Edit, ...] = ()
        if key.lower() in elsewhere:
            hint = elsewhere[key.lower()]
        elif key.lower().startswith("jika "):
            hint = f"cabang ditulis dengan panah: {key} -> label"
        elif (guess := SYNONYMS.get(key.lower(), "")) in (*known, *others) or (
            guess := best_guess(key, (*known, *others)) or ""
        ):
            hint, edits = f'maksud Anda "{guess}"?', (Edit(span, guess),)
        else:
            hint = f"yang dikenal {where}: {', '.join(known)}"
        self.reports.add(
            Kind.UNKNOWN_KEY, span, f'kata kunci "{key}" tidak dikenal {where}', hint=hint, edits=edits, safe=False
        )

    def text(self, field: RawField | None) -> nodes.Text | None:
        """A text; a list below it is reported."""
        if field is None:
            return None
        listed = self.no_list(field)
        text = self.inline.text(field.text)
        if text is None and not listed:
            self._empty(field)
        return text

    def word(self, field: RawField | None) -> nodes.Text | None:
        """A text of one line; `|` lines are reported and left out."""
        text = self.text(field)
        if field is None or text is None or "\n" not in text.plain:
            return text
        self.reports.add(
            Kind.VALUE,
            span_of(field.key),
            f'"{field.key.value.strip()}" berisi satu baris saja',
            hint="hapus baris yang diawali | di bawahnya",
        )
        return None

    def no_list(self, field: RawField, hint: str | None = None) -> bool:
        """Report children of a field that takes none; whether there was something to report."""
        for child in field.children:
            if isinstance(child, Broken):
                continue
            token = child.marker if isinstance(child, RawItem) else child.key
            edits: tuple[Edit, ...] = ()
            if isinstance(child, RawItem):
                edits = (Edit(Span(token.start_pos or 0, token.start_pos or 0), "| "),)
            self.reports.add(
                Kind.MISPLACED,
                span_of(token),
                f'"{field.key.value.strip()}" berisi satu teks, bukan daftar',
                hint=hint or "tulis pada satu baris, atau lanjutkan dengan baris yang diawali |",
                edits=edits,
                safe=False,
            )
            return True
        return any(isinstance(child, Broken) for child in field.children)

    def _empty(self, field: RawField) -> None:
        key = field.key.value.strip()
        self.reports.add(
            Kind.EMPTY_VALUE,
            span_of(field.key),
            f'"{key}" belum diisi',
            hint=f"tulis isinya sesudah titik dua, atau hapus baris ini: {key}: …",
        )

    def box(self, field: RawField | None) -> nodes.Box | None:
        """A text, a list, or both. An empty field is an empty box."""
        if field is None:
            return None
        if field.text is not None and (match := _MARKER_IN_VALUE.match(field.text.value)):
            start = field.text.start_pos or 0
            self.reports.add(
                Kind.MARKER_IN_VALUE,
                Span(start, start + len(match[0][:-1].rstrip())),
                "butir daftar di baris kata kunci dicetak sebagai teks biasa",
                hint="tulis setiap butir pada baris sendiri, menjorok di bawah kata kunci",
            )
        intro = self.inline.text(field.text)
        marker, items = self.items(field)
        end = items[-1].span if items else intro.span if intro else span_of(field.key)
        return nodes.Box(span=span_of(field.key).cover(end), intro=intro, marker=marker, items=items)

    def items(self, field: RawField) -> tuple[nodes.Marker | None, tuple[nodes.Item, ...]]:
        """The list below a field: one kind of marker, the first one's."""
        first: RawItem | None = None
        items: list[nodes.Item] = []
        for child in field.children:
            if isinstance(child, RawField):
                key, parent = child.key.value.strip(), field.key.value.strip()
                self.reports.add(
                    Kind.MISPLACED,
                    span_of(child.key),
                    f'"{key}:" menjorok di bawah "{parent}:", yang tidak memiliki kata kunci di bawahnya',
                    hint=f'samakan indentasinya dengan "{parent}:", atau awali dengan | bila teksnya berlanjut',
                )
                continue
            if isinstance(child, Broken):
                continue
            if first is None:
                first = child
            elif child.marker.type != first.marker.type:
                self.reports.add(
                    Kind.MIXED_LIST,
                    span_of(child.marker),
                    f'penanda "{child.marker.value}" berbeda dari butir pertama',
                    hint=f'pakai satu macam penanda dalam satu daftar: "{first.marker.value}"',
                    related=((span_of(first.marker), "butir pertama"),),
                    edits=(Edit(span_of(child.marker), first.marker.value),) if first.marker.type == "STRIP" else (),
                    safe=False,
                )
            text, refers = self.inline.item(child.text)
            if text is None:
                self.reports.add(
                    Kind.EMPTY_VALUE, span_of(child.marker), "butir ini kosong", hint="isi, atau hapus barisnya"
                )
                continue
            end = refers.span if refers else text.span
            items.append(nodes.Item(span=span_of(child.marker).cover(end), text=text, refers=refers))
        return (MARKERS[first.marker.type] if first and items else None), tuple(items)

    def ref(self, field: RawField | None) -> nodes.Name | None:
        """An id, with or without `@`."""
        if field is None or (field.text is not None and self.word(field) is None):
            return None
        refs = self.refs(field, several=False)
        return refs[0] if refs else None

    def refs(self, field: RawField | None, *, several: bool = True) -> tuple[nodes.Name, ...]:
        """Ids parted by commas, each with or without `@`."""
        if field is None:
            return ()
        if several:
            tokens = [c.text for c in field.children if isinstance(c, RawItem) and c.text is not None]
            tokens = [field.text, *tokens] if field.text is not None else tokens
        else:
            tokens = [field.text] if field.text is not None else []
        names: list[nodes.Name] = []
        for token in tokens:
            text = self.inline.text(token)
            if text is None:
                continue
            at = text.span.start
            for part in self.reports.source.slice(text.span).split(",") if several else [text.plain]:
                value = part.strip()
                span = Span(at + len(part) - len(part.lstrip()), at + len(part.rstrip()))
                at += len(part) + 1
                if match := _REF.fullmatch(value):
                    names.append(nodes.Name(span=span, value=match[1]))
                else:
                    self._bad_ref(field, span, value)
        if not names and not any(t is not None for t in tokens):
            self._empty(field)
        return tuple(names)

    def _bad_ref(self, field: RawField, span: Span, value: str) -> None:
        self.reports.add(
            Kind.BAD_ID,
            span,
            f'"{field.key.value.strip()}" berisi id, bukan "{value}"',
            hint="id hanya berisi huruf kecil, angka dan tanda hubung, misalnya: "
            + _EXAMPLES.get(field.key.value.strip(), "sekda"),
        )

    def date(self, field: RawField | None) -> nodes.Date | None:
        """A date, or a dash."""
        text = self.word(field)
        if text is None:
            return None
        value = read_date(text.plain)
        if isinstance(value, str):
            self.reports.add(Kind.DATE, text.span, f'tanggal "{text.plain}" tidak terbaca', hint=value)
            return None
        return nodes.Date(span=text.span, value=value)

    def choice(self, field: RawField | None) -> nodes.Name | None:
        """One of a few words."""
        text = self.word(field)
        if field is None or text is None:
            return None
        words = VALUES[field.key.value.strip().lower()]
        value = text.plain
        if value in words:
            return nodes.Name(span=text.span, value=value)
        guess = best_guess(value, words)
        self.reports.add(
            Kind.VALUE,
            text.span,
            f'"{field.key.value.strip()}" tidak mengenal "{value}"',
            hint=f"pilihan: {', '.join(words)}",
            edits=(Edit(text.span, guess),) if guess else (),
            safe=False,
        )
        return None

    def unit_of_time(self, field: RawField | None) -> nodes.Text | None:
        """A unit of time, in the author's capitals."""
        text = self.word(field)
        if text is None or " ".join(text.plain.lower().split()) in UNITS_OF_TIME:
            return text
        self.reports.add(
            Kind.VALUE,
            text.span,
            f'"{text.plain}" bukan satuan waktu',
            hint=f"pilihan: {', '.join(UNITS_OF_TIME)}",
        )
        return None

    def new_id(self, token: Token, what: str) -> nodes.Name:
        """An id that the author declares (a pelaksana or a label); words of the language are reported."""
        value = token.value.strip()
        name = nodes.Name(span=span_of(token), value=value)
        if value in RESERVED:
            self.reports.add(
                Kind.RESERVED,
                name.span,
                f'"{value}" kata khusus bahasa .sop, tidak dapat menjadi {what}',
                hint=f'pakai nama lain, misalnya "{value}-1"',
            )
        return name

    def label(self, token: Token | None) -> nodes.Name | None:
        """The label of a step, without its brackets."""
        if token is None:
            return None
        value = token.value[1:-1].strip()
        span = Span((token.start_pos or 0) + 1, (token.end_pos or 0) - 1)
        if not _SIMPLE_ID.fullmatch(value):
            guess = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
            guess = f"langkah-{guess}" if guess[:1].isdigit() else guess
            self.reports.add(
                Kind.BAD_ID,
                span,
                f'label "{value}" tidak sah',
                hint="label hanya berisi huruf kecil, angka dan tanda hubung, dan diawali huruf"
                + (f": [{guess}]" if guess else ""),
                edits=(Edit(span, guess),) if guess else (),
                safe=False,
            )
            return None
        if value in RESERVED:
            self.reports.add(
                Kind.RESERVED,
                span,
                f'"{value}" kata khusus bahasa .sop, tidak dapat menjadi label',
                hint=f'pakai nama lain, misalnya "{value}-1"',
            )
        return nodes.Name(span=span, value=value)


def drop_broken(children: Sequence[Any]) -> list[Any]:
    """The children that could be read."""
    return [child for child in children if child is not None and not isinstance(child, Broken)]
