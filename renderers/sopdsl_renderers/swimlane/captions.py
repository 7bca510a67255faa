"""What is written in the symbols of the swimlane diagram: every step once, short forms elsewhere; shared with DOT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sopdsl.model.koleksi import Kegiatan, Kotak, Ranges, Simbol
from sopdsl_renderers.layout.flow import is_capsule_of_its_own
from sopdsl_renderers.markup import allowed, cleaned

Headings = tuple[str, str]
"""What duration and output are called in notes."""
LANJUTAN, BERSAMA, KEPUTUSAN = "lanjutan", "bersama", "keputusan"
"""What stands for a step in its further symbols: it goes on there, is done there too, or is decided there."""
_QUESTION = re.compile(r"\bapakah\b.*", re.IGNORECASE | re.DOTALL)
_FURTHER = re.compile(r"\n|;\s|,?\s(?:selanjutnya|kemudian|lalu)\s", re.IGNORECASE)
"""Where the first part of a step ends; what follows says what comes of the decision, which the arrows show."""
_LEAST_PART = 12


@dataclass(frozen=True)
class Caption:
    """The text of a symbol: `bold` characters at its start are the number; `miring` are offsets in `text`.

    `notes` are written below it in small letters. A `brief` one only refers to the step's other symbol.
    """

    text: str
    bold: int = 0
    miring: Ranges = ()
    notes: tuple[str, ...] = ()
    brief: bool = False


def caption(simbol: Simbol, kegiatan: Kegiatan, headings: Headings | None = None) -> Caption:
    """What stands in a symbol, after the number of its step.

    A decision has its question. Of the other symbols of a step one tells what is done, and the others refer to it; each
    way of a choice tells it. Where there is none, the decision tells it in short, or as a note below its question. With
    `headings` there are notes of the duration and the output too, once a step.
    """
    if is_capsule_of_its_own(simbol):
        return Caption(simbol.bentuk)
    telling = _telling(kegiatan)
    leads = simbol.id in (telling[:1] or _decisions(kegiatan)[:1])
    notes = list(_notes(kegiatan, headings)) if headings and leads else []
    text, miring = cleaned(kegiatan.uraian, kegiatan.miring)
    brief = ""
    if simbol.bentuk == "keputusan":
        if simbol.tanya is not None:
            text, miring = cleaned(simbol.tanya, simbol.miring)
            told = " ".join(_first_part(allowed(kegiatan.uraian)).split())
            if leads and told.casefold() != text.casefold():
                notes.insert(0, told)
        elif leads or _QUESTION.search(text):
            text, miring = _short(text, miring)
        else:
            brief = KEPUTUSAN
    elif simbol.id not in telling:
        brief = BERSAMA if kegiatan.hubungan == "bersama" and not simbol.tambahan else LANJUTAN
    if brief:
        text, miring = brief, ((0, len(brief)),)
    number = "" if kegiatan.no is None else allowed(f"{kegiatan.no}. ")
    shift = len(number)
    shifted = tuple((a + shift, b + shift) for a, b in miring)
    return Caption(number + text, max(0, shift - 1), shifted, tuple(notes), bool(brief))


def _telling(kegiatan: Kegiatan) -> list[str]:
    """The ids of the symbols that tell what is done in a step: the first that is no decision, all of a choice."""
    boxes = [s for s in kegiatan.simbol if s.bentuk != "keputusan" and not is_capsule_of_its_own(s)]
    own = [s for s in boxes if not s.tambahan]
    if kegiatan.hubungan != "pilihan":
        own = own[:1]
    return [s.id for s in own or boxes[:1]]


def _decisions(kegiatan: Kegiatan) -> list[str]:
    return [s.id for s in kegiatan.simbol if s.bentuk == "keputusan"]


def _short(text: str, miring: Ranges) -> tuple[str, Ranges]:
    """A step as the question of its diamond: from `apakah` on, or its first part; offsets of italics move along."""
    asked = _QUESTION.search(text)
    if asked:
        start, end = asked.span()
        further = _FURTHER.search(text, start)
        end = further.start() if further else end
        question = text[start:end].rstrip(" .?;,")
        return question[0].upper() + question[1:] + "?", _within(miring, start, start + len(question))
    part = _first_part(text)
    return part, _within(miring, 0, len(part))


def _first_part(text: str) -> str:
    further = _FURTHER.search(text, _LEAST_PART)
    return text[: further.start()].rstrip(" ,;:.") if further else text


def _within(miring: Ranges, start: int, end: int) -> Ranges:
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in miring if a < end and b > start)


def _notes(kegiatan: Kegiatan, headings: Headings) -> Iterator[str]:
    texts = (kegiatan.waktu.teks if kegiatan.waktu else "", "\n".join(_texts(kegiatan.output)))
    for heading, text in zip(headings, texts, strict=True):
        text = "; ".join(line.rstrip(" ;,") for line in _lines(allowed(text)))
        if text:
            yield text if text.lower().startswith(heading.lower()) else f"{heading}: {text}"


def _texts(box: Kotak) -> Iterator[str]:
    for text in (box.pengantar, *(butir.teks for butir in box.butir)):
        if text is not None and text.split():
            yield text


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.split():
            yield " ".join(line.split())
