"""Letters that the PDF's own font lacks, and the words that warn of those no font can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sopdsl.model.koleksi import Sop
from sopdsl_renderers.markup import allowed
from sopdsl_renderers.spoken import row_name
from sopdsl_renderers.text import arimo

_LATIN = frozenset(chr(first + n) for first, widths in arimo.REGULAR for n, width in enumerate(widths) if width)
_MOST = 8
"""Letters and places named at most."""
_REFUSED = re.compile(r'the text `"(.+?)"`')
"""How Typst names, one by one, the texts that it cannot show."""
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def foreign_letters(text: str) -> list[str]:
    """The letters in a text that Arimo lacks, each once, in the order of their code points."""
    return sorted({c for c in allowed(text) if c not in _LATIN and not c.isspace()})


def unshown(foreign: Sequence[str], refusal: str) -> list[str]:
    """Those of the letters that a refusal of Typst's names as those that it cannot show."""
    named = _refused(refusal)
    return [c for c in foreign if c in named]


def _refused(refusal: str) -> str:
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), "".join(_REFUSED.findall(refusal)))


def warning_of(letters: Sequence[str], texts: Iterable[tuple[str, str]]) -> str:
    """The sentence (Indonesian) that names the letters and where they stand; `texts` are places with their text."""
    shown = [f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in letters]
    places = list(dict.fromkeys(place for place, text in texts if not set(letters).isdisjoint(text)))
    where = f"; lihat {_list(places)}" if places else ""
    return f"ada huruf yang tidak dapat dicetak pada PDF dan tampak sebagai kotak: {_list(shown)}{where}"


def texts_of(sop: Sop) -> Iterator[tuple[str, str]]:
    """Places of the form by their Indonesian names, each with all the text that stands there."""
    yield "lembar identitas", sop.model_copy(update={"alur": (), "pelaksana": ()}).model_dump_json()
    yield "nama pelaksana", " ".join(satu.nama for satu in sop.pelaksana)
    for alur in sop.alur:
        yield "judul tabel", alur.judul or ""
        for row, kegiatan in enumerate(alur.kegiatan, 1):
            yield row_name(kegiatan, row), kegiatan.model_dump_json()
        yield "syarat panah", " ".join(panah.syarat or "" for panah in alur.panah)
        yield "catatan tabel", alur.catatan.model_dump_json()


def _list(items: Sequence[str]) -> str:
    rest = len(items) - _MOST
    return ", ".join(items[:_MOST]) + (f", dan {rest} lainnya" if rest > 0 else "")
