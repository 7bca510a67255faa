"""Writes `examples/pesan.md` (`make pesan`): every message of the compiler, with an example that gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sopdsl.lint.cases import FILE
from sopdsl.lint.rule import Rule
from sopdsl.reporting.pages.markdown import anchor, escaped, fenced, files
from sopdsl.reporting.text import SEVERITY_WORDS
from tests.catalogue.compiling import REPOSITORY
from tests.catalogue.entries import Entry, entries

PAGE = REPOSITORY / "examples" / "pesan.md"
_INTRODUCTION = f"""\
# Semua pesan sopc

Setiap pesan yang dapat diberikan oleh `sopc check` dan `sopc build` tentang SOP, deklarasi, keputusan, dan setelan,
dengan contoh yang menghasilkannya. Potongan tanpa nama berkas dibaca sebagai bagian dari sebuah SOP lengkap,
`{FILE}.sop`. Keadaan berkas yang tidak dapat diketik disebut dalam tanda kurung di belakang namanya.

Halaman ini dibuat oleh `make pesan`; jangan diubah dengan tangan."""
_BUILDING = """\
## Saat dokumen dibuat

Pesan tanpa kode, yang diberikan oleh `sopc build` dan `sopc preview`."""


def main() -> None:
    """Write the page."""
    PAGE.write_text(rendered(entries()), encoding="utf-8", newline="\n")


def rendered(shown: Iterable[Entry]) -> str:
    """The page of these examples."""
    groups = [(rule, list(of_rule)) for rule, of_rule in groupby(shown, key=lambda entry: entry.rule)]
    parts = [_INTRODUCTION, "\n".join(_contents(rule for rule, _ in groups))]
    for rule, of_rule in groups:
        parts.append(_BUILDING if rule is None else _head(rule))
        for entry in of_rule:
            parts += [*files(entry.files), fenced(entry.printed, "text")]
    return "\n\n".join(parts) + "\n"


def _contents(rules: Iterable[Rule | None]) -> Iterator[str]:
    for rule in rules:
        yield (
            f"- [{rule.code}](#{anchor(rule)}) {rule.name}" if rule else "- [Saat dokumen dibuat](#saat-dokumen-dibuat)"
        )


def _head(rule: Rule) -> str:
    return f"## {rule.code} {rule.name}\n\n**{SEVERITY_WORDS[rule.level].capitalize()}.** {escaped(rule.what)}"


if __name__ == "__main__":
    main()
