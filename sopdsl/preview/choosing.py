"""Between parsing and resolving: which SOPs a preview shows, by what the path that it was given names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdsl.building.lampiran import LAMPIRAN
from sopdsl.model.impact import Impact, impact_of
from sopdsl.model.names import Input
from sopdsl.syntax.nodes import Text
from sopdsl.syntax.parsed import ParsedFile
from sopdsl.workspace.collection import Entry

Files = Sequence[tuple[Entry, ParsedFile]]


@dataclass(frozen=True)
class Choice:
    """A SOP that can be shown: its id, and its title as written. `LAMPIRAN`, which is the id of no SOP, stands for the
    decree with its appendix."""

    id: str
    name: str


@dataclass(frozen=True)
class Choices:
    """What can be shown, sorted by id but for a decree's SOPs, which have the order of its list; `note` says to the
    author why it is this, where that does not go without saying."""

    sops: tuple[Choice, ...]
    note: str | None = None


def choices_of(files: Files) -> Choices:
    """The SOPs asked for; for declarations those that they touch, and for a decree itself and those of its list."""
    names = {entry.id: _plain(parsed.file.sop.nama) for entry, parsed in files if parsed.file.sop}
    asked = [(entry, parsed) for entry, parsed in files if entry.asked]
    own = sorted(entry.id for entry, parsed in asked if parsed.file.sop)
    if own:
        return Choices(tuple(Choice(id, names[id]) for id in own))
    listed = [id for id in dict.fromkeys(_listed(asked)) if id in names]
    if listed:
        note = (
            "Ini berkas keputusan. Halaman cetaknya sampai dengan daftar SOP; pilih salah satu SOP di dalamnya untuk "
            "melihat halaman SOP itu."
        )
        decree = Choice(LAMPIRAN, "Keputusan dan lampirannya")
        return Choices((decree, *(Choice(id, names[id]) for id in listed)), note)
    touched = sorted(set(_touched(files, asked)) & set(names))
    if touched:
        note = "Berkas ini berisi deklarasi. Yang ditampilkan ialah SOP yang tersentuh olehnya."
    else:
        note = "Belum ada SOP yang tersentuh oleh isi berkas ini, jadi tidak ada halaman yang dapat ditampilkan."
    return Choices(tuple(Choice(id, names[id]) for id in touched), note)


def _listed(asked: Files) -> Iterator[str]:
    for _, parsed in asked:
        if parsed.file.keputusan:
            yield from (entry.sop.value for entry in parsed.file.keputusan.lampiran)


def _touched(files: Files, asked: Files) -> Iterator[str]:
    inputs = [Input(entry.id, parsed) for entry, parsed in files]
    for _, parsed in asked:
        for declared in parsed.file.declarations:
            impact = impact_of(inputs, declared.id.value)
            if isinstance(impact, Impact):
                yield from (touched.named.id for touched in impact.touched if touched.named.kind == "sop")


def _plain(text: Text) -> str:
    return " ".join(text.plain.split())
