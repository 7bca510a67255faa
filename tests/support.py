"""What tests of all stages share: small texts, and compiling them in memory as a collection would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdsl.diagnostics import Diagnostic, in_order
from sopdsl.model import Input, resolve
from sopdsl.model.koleksi import Koleksi, Sop
from sopdsl.source import Source
from sopdsl.syntax import parse

DECLARATIONS = """\
instansi pekalongan = Pemerintah Kota Pekalongan
  kota: Pekalongan

unit organisasi = Bagian Organisasi
  kop:
    | PEMERINTAH KOTA PEKALONGAN
    | BAGIAN ORGANISASI

pejabat sekda = SRI RUMININGSIH, SE, M.Si
  jabatan: Sekretaris Daerah
  nip: 19640226 199003 2 004
"""
"""Shared declarations that the heads of `sop_text` refer to."""

STEPS = """\
  pd: Menyerahkan berkas
    waktu: 15 menit
  petugas: Memeriksa berkas
    waktu: 5 menit
"""


def sop_text(
    steps: str = STEPS, *, name: str = "Layanan Uji", number: str = "001/SOP/UJI/2022", fields: str = ""
) -> str:
    """The text of a SOP with the columns pd, petugas and kabag. `steps` is indented by two; `fields` are further
    lines before `pelaksana`."""
    return (
        f"sop {name}\n\nnomor: {number}\nunit: organisasi\ntanggal pembuatan: 14 Februari 2022\n"
        f"tanggal efektif: 11 April 2022\ndisahkan oleh: sekda\n{fields}\npelaksana:\n  pd = Perangkat Daerah\n"
        f"  petugas = Petugas\n  kabag = Kepala Bagian\n\nalur:\n{steps}"
    )


@dataclass(frozen=True)
class Compiled:
    """A collection compiled in memory; `id` is that of the text under test."""

    id: str
    koleksi: Koleksi
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sop(self) -> Sop:
        """The SOP of the text under test; fails the test, with the findings, where it could not be resolved."""
        found = {sop.id: sop for sop in self.koleksi.sop}
        assert self.id in found, [f"{d.code} {d.source.path}: {d.message}" for d in self.diagnostics]
        return found[self.id]

    @property
    def codes(self) -> list[str]:
        """The codes of all findings, in order."""
        return [found.code for found in self.diagnostics]


def compile_text(text: str, files: Mapping[str, str] | None = None, *, id: str = "uji") -> Compiled:
    """Parses and resolves a text together with `DECLARATIONS` and further files, given by id."""
    texts = {"deklarasi": DECLARATIONS, id: text, **(files or {})}
    inputs = [Input(name, parse(Source(f"{name}.sop", body))) for name, body in texts.items()]
    resolution = resolve(inputs)
    found = [*(d for one in inputs for d in one.parsed.diagnostics), *resolution.diagnostics]
    return Compiled(id, resolution.koleksi, tuple(in_order(found)))
