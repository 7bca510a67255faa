"""One slip anywhere in a SOP gives few messages, and what is called a safe fix never makes matters worse.

Every line of a SOP is damaged in each of the ways in which authors damage lines.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.model import Input, resolve
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.support import DECLARATIONS, sop_text

TEXT = sop_text(
    """\
  [serahkan] pd: Menyerahkan berkas permohonan yang lengkap
    kelengkapan: Surat permohonan
      - fotokopi kartu tanda penduduk
      - surat kuasa
    waktu: 15 menit
  petugas: Memeriksa kelengkapan
    | a. bila kurang, dikembalikan
    waktu: 2 hari kerja
    output: Lembar periksa
    tidak -> kembalikan
    & [kembalikan] pd
      -> serahkan
  petugas + kabag: Membahas permohonan bersama-sama
    keterangan: Rapat
  kabag: Menandatangani surat keputusan
    waktu: 1 hari
    -> selesai
""",
    fields="dasar hukum:\n  1. Undang-Undang Nomor 25\n  2. Peraturan Menteri\nperingatan: Bila tidak dilaksanakan:\n"
    "  - pelayanan terhambat\n",
)

Slip = Callable[[int, str], str]
SLIPS: dict[str, Slip] = {
    "titik dua hilang": lambda _indent, body: body.replace(":", "", 1),
    "terhapus": lambda _indent, _body: "",
    "huruf besar": lambda indent, body: " " * indent + body[:1].upper() + body[1:],
    "bulatan": lambda indent, body: " " * indent + "• " + body,
    "tab": lambda indent, body: "\t" * (indent // 2) + body,
    "satu tab": lambda _indent, body: "\t" + body,
    "di tepi": lambda _indent, body: body,
    "terbungkus": lambda indent, body: " " * indent + body.replace(" ", "\n" + " " * (indent + 4), 1),
    **{f"{by:+d}": lambda indent, body, by=by: " " * max(indent + by, 0) + body for by in (-2, -1, 1, 2, 4)},  # type: ignore[misc]
}


def _found(text: str) -> list[Diagnostic]:
    inputs = [Input("uji", parse(Source("uji.sop", text))), Input("deklarasi", parse(Source("d.sop", DECLARATIONS)))]
    return [*(d for one in inputs for d in one.parsed.diagnostics), *resolve(inputs).diagnostics]


def _errors(text: str) -> int:
    return sum(found.severity is Severity.ERROR for found in _found(text))


def _mended(text: str, found: Diagnostic) -> str:
    assert found.fix
    for edit in sorted(found.fix.edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_the_text_is_sound() -> None:
    assert _found(TEXT) == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip(name: str) -> None:
    lines = TEXT.split("\n")
    messages: Counter[int] = Counter()
    for at, line in enumerate(lines):
        body = line.lstrip(" ")
        if not body:
            continue
        text = "\n".join([*lines[:at], SLIPS[name](len(line) - len(body), body), *lines[at + 1 :]])
        found = [d for d in _found(text) if d.severity is not Severity.INFO]
        messages[len(found)] += 1
        for one in found:
            if one.fix and one.fix.safe and one.source.path == "uji.sop":
                assert _errors(_mended(text, one)) <= _errors(text), (line, one.message)
    assert max(messages) <= 5, messages
    assert sum(count for number, count in messages.items() if number > 2) <= 6, messages
