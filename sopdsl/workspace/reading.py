"""From the bytes of a file to a `Source`: what is not UTF-8 text is reported with its place and how to save it."""

from __future__ import annotations

import codecs
import math
import stat
from dataclasses import dataclass
from pathlib import Path

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.source import Source, Span
from sopdsl.workspace.problems import reason

LIMIT = 2 * 1024 * 1024
"""The largest file that is read, in bytes."""

_SAVE_AS_UTF8 = "simpan ulang sebagai UTF-8 (Notepad: Simpan sebagai… → Penyandian/Encoding: UTF-8)"
_KINDS = (
    (b"PK\x03\x04", "dokumen Word (.docx), Excel, atau arsip ZIP"),
    (b"\xd0\xcf\x11\xe0", "dokumen Word lama (.doc)"),
    (b"%PDF", "dokumen PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The marks of encodings with several bytes a letter; that of UTF-32 begins like that of UTF-16."""
_PROBE = 4096
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


@dataclass(frozen=True)
class Reading:
    """A file as read.

    Where its encoding is wrong, `diagnostics` has an error and `source` the text as well as it can be told, so that one
    file saved wrongly does not make every reference to it unknown. Not `legible`: there is no text to be checked.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...] = ()
    legible: bool = True


def read_source(path: Path, name: str) -> Reading:
    """The text of a file, without a BOM and with LF line ends. `name` is what messages show. Never raises."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "ini folder, bukan berkas" if stat.S_ISDIR(status.st_mode) else "ini bukan berkas biasa"
            return _failed(name, "SOP045", "berkas-tak-terbaca", f"tidak dapat dibaca: {kind}")
        if status.st_size > LIMIT:  # not read at all
            return _too_large(name, status.st_size)
        with path.open("rb") as file:
            # As much as is there, and no more room than that: a file that has grown since is read to the limit.
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:
                data += file.read(LIMIT + 1 - len(data))
    except OSError as error:
        dangling = isinstance(error, FileNotFoundError) and path.is_symlink()
        why = "tautan ini menunjuk ke berkas yang tidak ada" if dangling else reason(error)
        return _failed(name, "SOP045", "berkas-tak-terbaca", f"tidak dapat dibaca: {why}")
    return decode(data, name)


def decode(data: bytes, name: str) -> Reading:
    """The text of a file's bytes, or as much of it as can be told, with a finding about a wrong encoding."""
    if len(data) > LIMIT:
        return _too_large(name, len(data))
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return _failed(name, "SOP043", "bukan-teks", f"ini {kind}, bukan berkas teks", _AS_TEXT)
    for bom, encoding in _WIDE:
        if data.startswith(bom):
            return _wide(data[len(bom) :], encoding, name)
    nul = data.find(0)
    if nul >= 0:
        guessed = _guess_utf16(data[:_PROBE])
        if guessed:
            return _wide(data, guessed, name)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _binary(data):
            return _failed(name, "SOP043", "bukan-teks", "ini bukan berkas teks", _AS_TEXT)
        return _not_utf8(data, error.start, name)
    if nul >= 0:
        source = Source(name, _lf(text))
        at = source.text.find("\0")
        found = _error(source, Span(at, at + 1), "SOP043", "bukan-teks", _NUL, _AS_TEXT)
        return Reading(source, (found,), legible=False)
    return Reading(Source(name, _lf(text)))


_AS_TEXT = "berkas .sop ialah teks biasa: tulis dengan penyunting teks dan simpan sebagai UTF-8"
_NUL = "berkas ini mengandung bita nol, jadi bukan teks"


def unopened(name: str, why: str) -> Diagnostic:
    """The finding about a folder that could not be opened."""
    message = f"folder ini tidak dapat dibuka: {why}"
    return _error(Source(name, ""), Span(0, 0), "SOP046", "folder-tak-terbuka", message, None)


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess_utf16(head: bytes) -> str | None:
    # Latin text in UTF-16 has its zero bytes nearly all at odd places (little endian) or at even ones (big endian).
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None


def _binary(data: bytes) -> bool:
    head = data[:_PROBE]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 100


def _wide(data: bytes, encoding: str, name: str) -> Reading:
    source = Source(name, _lf(data.decode(encoding, "replace").replace("\0", "\ufffd")))
    message = f"berkas ini disimpan sebagai {encoding[:6].upper()} (Unicode), bukan UTF-8"
    return Reading(source, (_error(source, Span(0, 0), "SOP041", "penyandian-utf16", message, _SAVE_AS_UTF8),))


def _not_utf8(data: bytes, start: int, name: str) -> Reading:
    source = Source(name, _lf(data.decode("utf-8", _AS_WINDOWS)))
    at = len(_lf(data[:start].decode("utf-8")))
    letter = source.text[at]
    if letter == "\ufffd":
        message = f"bita 0x{data[start]:02X} di sini bukan UTF-8"
    else:
        message = f'"{letter}" di sini disimpan dalam penyandian Windows-1252 (ANSI), bukan UTF-8'
    found = _error(source, Span(at, at + 1), "SOP042", "penyandian-bukan-utf8", message, _SAVE_AS_UTF8)
    return Reading(source, (found,))


def _windows_letter(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


_AS_WINDOWS = "sopdsl.windows-1252"
codecs.register_error(_AS_WINDOWS, _windows_letter)


def _too_large(name: str, size: int) -> Reading:
    # Rounded up: no file is told to be as large as the limit and refused.
    megabytes = f"{math.ceil(size / 1024 / 1024 * 10) / 10:.1f}".replace(".", ",")
    message = f"berkas ini {megabytes} MB; yang dibaca paling besar {LIMIT // 1024 // 1024} MB"
    return _failed(name, "SOP044", "berkas-terlalu-besar", message, "bagi isinya menjadi beberapa berkas .sop")


def _failed(name: str, code: str, fault: str, message: str, hint: str | None = None) -> Reading:
    source = Source(name, "")
    return Reading(source, (_error(source, Span(0, 0), code, fault, message, hint),), legible=False)


def _error(source: Source, span: Span, code: str, fault: str, message: str, hint: str | None) -> Diagnostic:
    return Diagnostic(code, fault, Severity.ERROR, message, source, span, hint)
