"""The cases of rules as whole collections of files: what a rule's page shows and its test compiles.

A case is written as the fields that matter; they are put into a sound SOP in place of its own. A line `~ keyword` takes
a field out of it. A case that begins with a line `=== name` gives whole files instead, each under such a line, beside
the declarations that all cases share; a SOP there that names neither nomor nor unit gets what every SOP must have, and
is a draft where it has no flow. `=== name (state)` is for what cannot be typed: a file in another encoding, a
link that leads nowhere. Such a case needs a disk, and the tests know the states.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent

from sopdsl.source import Span

DECLARATIONS = """\
instansi arunika = Pemerintah Kota Arunika
  kota: Arunika

unit organisasi = Bagian Organisasi
  kop:
    | PEMERINTAH KOTA ARUNIKA
    | BAGIAN ORGANISASI
  pola nomor: {urut:3}/SOP/BAG ORGANISASI/{tahun}

pejabat sekda = NAMA SEKRETARIS DAERAH, S.H.
  jabatan: Sekretaris Daerah Kota Arunika
  nip: 19700101 199501 1 001

peraturan uu-25-2009 = Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik

peraturan perwal-4-2011 = Peraturan Wali Kota Arunika Nomor 4 Tahun 2011 tentang Tata Naskah Dinas
  dicabut oleh: @perwal-9-2018

peraturan perwal-9-2018 = Peraturan Wali Kota Arunika Nomor 9 Tahun 2018 tentang Tata Naskah Dinas
  diubah oleh: @perwal-3-2020

peraturan perwal-3-2020 = Peraturan Wali Kota Arunika Nomor 3 Tahun 2020 tentang Perubahan Tata Naskah Dinas
"""
"""What every case may refer to."""

_SOUND = """\
sop Peminjaman Arsip

nomor: 001/SOP/BAG ORGANISASI/2026
unit: organisasi
tanggal pembuatan: 5 Januari 2026
tanggal efektif: 2 Februari 2026
disahkan oleh: sekda

dasar hukum:
  1. @uu-25-2009

kualifikasi pelaksana:
  1. Memahami tata kearsipan

keterkaitan:
  1. SOP Penyimpanan Arsip

peralatan dan perlengkapan:
  1. Buku pinjam

peringatan:
  1. Arsip dapat hilang bila peminjaman tidak dicatat

pencatatan dan pendataan:
  1. Buku pinjam

pelaksana:
  pemohon = Pemohon
  arsiparis = Arsiparis

alur:
  pemohon: Mengajukan permohonan peminjaman arsip
    kelengkapan: Formulir peminjaman
    waktu: 5 menit
    output: Permohonan

  arsiparis: Mencari dan menyerahkan arsip
    kelengkapan: Permohonan
    waktu: 30 menit
    output: Arsip yang dipinjam
"""
FILE = "001-peminjaman-arsip"
"""The id of the SOP into which the fields of a case are put."""

_HEADS = ("sop ", "keputusan ")
_WITH_STATE = re.compile(r"(?P<name>.+) \((?P<state>[^()]+)\)")
_IDENTIFIED = re.compile(r"^\s*«?(?:nomor|unit)\b", re.MULTILINE)
_ORDER = re.compile(r"(?:^|/)(\d{3})-")
_REMOVED = re.compile(r"^~ *(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A case as a collection: the texts of its files by name, where its findings should stand, by name, and what is
    special about a file, by name."""

    files: dict[str, str]
    marks: dict[str, tuple[Span, ...]]
    states: dict[str, str]


@dataclass(frozen=True)
class Shown:
    """A file of a case as a page shows it; without a name where it is some fields of one."""

    name: str | None
    text: str


def case_of(text: str) -> Case:
    """The collection of a case as a rule declares it."""
    files = {"deklarasi.sop": DECLARATIONS}
    states: dict[str, str] = {}
    for order, (head, content) in enumerate(_pieces(text), start=1):
        if head is None:
            files[f"{FILE}.sop"] = _with_fields(content)
        elif match := _WITH_STATE.fullmatch(head):
            files[match["name"]] = content
            states[match["name"]] = match["state"]
        elif content.startswith("sop ") and not _IDENTIFIED.search(content):
            files[head] = _with_identity(content, _ORDER.search(head), order)
        else:
            files[head] = content
    unmarked = {name: _unmarked(content) for name, content in files.items()}
    return Case(
        {name: plain for name, (plain, _) in unmarked.items()},
        {name: spans for name, (_, spans) in unmarked.items() if spans},
        states,
    )


def shown(text: str) -> tuple[Shown, ...]:
    """A case as a page shows it: without marks, as it would stand at the margin; a field taken out is a comment."""
    return tuple(Shown(head, _REMOVED.sub(r"# \1: tidak ditulis", _unmarked(body)[0])) for head, body in _pieces(text))


def _pieces(text: str) -> list[tuple[str | None, str]]:
    """The files of a case with what is written about each, or its fields."""
    body = dedent(text).strip("\n") + "\n"
    if not body.startswith("=== "):
        return [(None, body)]
    pieces = (piece.partition("\n") for piece in re.split(r"^=== ", body, flags=re.MULTILINE)[1:])
    return [(head.strip(), content) for head, _, content in pieces]


def _with_identity(body: str, number: re.Match[str] | None, order: int) -> str:
    """A SOP with the fields that each must have; one without a flow is a draft."""
    title, _, rest = body.partition("\n")
    nomor = number[1] if number else f"{order:03}"
    draft = "" if re.search("^alur", rest, re.MULTILINE) or "status:" in rest else "status: draf\n"
    return (
        f"{title}\n\nnomor: {nomor}/SOP/BAG ORGANISASI/2026\nunit: organisasi\ntanggal pembuatan: 5 Januari 2026\n"
        f"tanggal efektif: 2 Februari 2026\ndisahkan oleh: sekda\n{draft}{rest}"
    )


def _with_fields(body: str) -> str:
    fields = _fields(_SOUND)
    for key, field in _fields(body).items():
        if key.startswith("~"):
            del fields[key[1:].strip()]
        else:
            fields[key] = field
    # A pelaksana or alur comes last, whatever the case adds.
    last = {key: fields.pop(key) for key in list(fields) if key.startswith(("pelaksana", "alur"))}
    return "\n".join([*fields.values(), *last.values()])


def _fields(text: str) -> dict[str, str]:
    """The fields of a SOP by keyword, each with the lines that belong to it; a comment belongs to what follows it."""
    fields: dict[str, str] = {}
    waiting, key = "", ""
    for line in text.split("\n"):
        if not line.strip():
            waiting += "\n" if waiting else ""
        elif line.startswith("#"):
            waiting += line + "\n"
        elif line.lstrip("«")[:1].isspace():
            fields[key] += waiting + line + "\n"
            waiting = ""
        else:
            key = _key(line)
            fields[key] = waiting.lstrip("\n") + line + "\n"
            waiting = ""
    return fields


def _key(line: str) -> str:
    bare = line.replace("«", "").replace("»", "")
    if bare.startswith("~"):
        return bare
    head = next((head.strip() for head in _HEADS if bare.startswith(head)), None)
    return head or bare.partition(":")[0].strip()


def _unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    spans: list[Span] = []
    pieces: list[str] = []
    at = start = 0
    for piece in re.split("([«»])", text):
        if piece == "«":
            start = at
        elif piece == "»":
            spans.append(Span(start, at))
        else:
            pieces.append(piece)
            at += len(piece)
    return "".join(pieces), tuple(spans)
