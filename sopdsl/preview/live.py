"""The state of a preview: what is shown of each SOP now, and the last good pages of one that has an error."""

from __future__ import annotations

import json
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sopdsl import interruption
from sopdsl.building.built import Fault
from sopdsl.building.lampiran import LAMPIRAN
from sopdsl.building.packing import Packed, pack
from sopdsl.pipeline import Compiled, compile_asked
from sopdsl.preview.appendix import MANY, Appendix
from sopdsl.preview.choosing import Choices, choices_of
from sopdsl.preview.making import Made, make_pages, make_whole
from sopdsl.preview.memory import Memory
from sopdsl.preview.telling import Told, remark, told
from sopdsl.rendering import RenderContext
from sopdsl.reporting.text import summary
from sopdsl.workspace.collection import Collection, find_collections
from sopdsl.workspace.paths import shown
from sopdsl.workspace.problems import UsageFault

_KEPT = 3
"""So many states of a SOP are kept, for a browser that is still fetching the one before."""

_MOMENT = 0.15
"""Seconds in which a browser fetches and paints the pages, before the rest is made."""

_OLD = "Masih ada galat. Yang tampak ialah halaman terakhir tanpa galat."
_NOTHING = "Belum ada halaman yang dapat ditampilkan: perbaiki dahulu galatnya."


@dataclass(frozen=True)
class View:
    """What the page of a browser shows of one SOP. The documents are given by their names, see `Live.file`.

    `stale` says why what is shown is not what the file says now, if so; `note` explains the choice of SOPs.
    """

    id: str
    title: str
    file: str
    choices: tuple[tuple[str, str], ...]
    note: str | None
    stale: str | None
    pages: tuple[str, ...]
    form: str | None
    document: str | None
    summary: str
    findings: tuple[Told, ...]

    def as_json(self) -> str:
        """The view on one line."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


class Live:
    """What a preview of `path` shows. Its methods may be called from several threads.

    `update`, for one thread alone, reads what has changed; those that iterate over `views` then get what is to be
    shown. Our own faults are handed to `report` and told in the view. Raises UsageFault at first, as any command does,
    for a path that is not there or holds nothing; where it goes away later, that is told in the view.
    """

    def __init__(self, path: str, report: Callable[[Fault], None]) -> None:
        self._path, self._report = path, report
        self._lock = threading.Condition(threading.RLock())
        self._memory = Memory()
        self._collection = _found(path)
        self._choices = Choices(())
        self._gone: str | None = None
        self._compiled: dict[str, Compiled] = {}
        self._views: dict[str, str] = {}
        self._made: dict[str, deque[tuple[tuple[Packed, RenderContext] | Compiled, Made]]] = {}
        self._files: dict[str, bytes] = {}
        self._appendix = Appendix()
        self._begun = self._version = 0
        self._closed = False
        self._choose()

    @property
    def root(self) -> Path:
        """The root of the collection."""
        return self._collection.root

    def update(self) -> None:
        """Reads what has changed, and wakes all that wait. What is being made meanwhile is no longer shown."""
        self._begun += 1
        with self._lock:
            try:
                self._collection = _found(self._path)
                self._gone = None
            except UsageFault as fault:
                self._gone = fault.message
            try:
                self._choose()
            except Exception:  # a fault of ours comes up again with the view, and is told there
                interruption.check()
            self._compiled.clear()
            self._views.clear()
            self._version = self._begun
            self._lock.notify_all()

    def close(self) -> None:
        """Ends all waiting."""
        with self._lock:
            self._closed = True
            self._lock.notify_all()

    def view(self, id: str) -> str:
        """The view of a SOP as JSON; of the first one where this one cannot be shown."""
        return self._view(id, whole=True)

    def views(self, id: str, seconds: float, *, pages_first: bool = True) -> Iterator[str | None]:
        """The view of a SOP now, and another one whenever it changes, until all is over; `pages_first` lets the rest of
        its documents follow a moment later. None where it stayed the same, or nothing came for so many seconds."""
        version, last = -1, ""
        while True:
            if not self._wait(version, seconds):
                yield None
                continue
            if self._closed:
                return
            version = self._version
            for whole in (False, True) if pages_first else (True,):
                view = self._view(id, whole=whole)
                if self._begun != version:
                    break  # it may be the view of a file that was half written
                yield view if view != last else None
                last = view
                if not whole and self._wait(version, _MOMENT):
                    break

    def file(self, name: str) -> bytes | None:
        """A document by the name that a view gave it; None for another name, or where it is long gone."""
        return self._files.get(name)

    def _outdated(self) -> bool:
        """Whether there is a change that has not been read."""
        return self._begun != self._version

    def _wait(self, version: int, seconds: float) -> bool:
        """Waits so long at most until there is another version than this one, or all is over; whether that is so."""
        with self._lock:
            return self._lock.wait_for(lambda: self._closed or self._version != version, seconds)

    def _choose(self) -> None:
        read = [(entry, *self._memory.read(entry)) for entry in self._collection.entries]
        found = choices_of([(entry, parsed) for entry, _, parsed in read])
        # While a file has an error, its SOP or its references may be out of sight.
        broken = any(reading.diagnostics or parsed.diagnostics for entry, reading, parsed in read if entry.asked)
        if found.sops or not self._choices.sops or not broken:
            self._choices = found

    def _view(self, id: str, *, whole: bool) -> str:
        with self._lock:
            known = [choice.id for choice in self._choices.sops]
            id = id if id in known else next(iter(known), "")
            if id in self._views:
                return self._views[id]
            view = self._guarded(id, whole=whole).as_json()
            if whole:
                self._views[id] = view
            return view

    def _guarded(self, id: str, *, whole: bool) -> View:
        try:
            return self._look(id, whole=whole)
        except Exception as error:
            interruption.check()
            fault = Fault(
                f"menyiapkan pratinjau {id}", type(error).__name__, "".join(traceback.format_exception(error))
            )
            return self._shown(id, None, self._told_faults([fault]))

    def _look(self, id: str, *, whole: bool) -> View:
        compiled = self._compiled.get(id) or self._compile(id)
        made = self._made_anew(id, compiled, whole=whole)
        problem = self._gone and f"{self._gone[:1].upper()}{self._gone[1:]}. Menunggu berkas itu kembali."
        if made:
            problem = problem or self._told_faults(made.faults)
        elif id == LAMPIRAN and self._appendix.too_large(compiled):
            problem = problem or MANY
        elif id:
            problem = problem or (_OLD if self._made.get(id) else _NOTHING)
        return self._shown(id, compiled, problem)

    def _compile(self, id: str) -> Compiled:
        shown_ids = {id} if id != LAMPIRAN else {choice.id for choice in self._choices.sops}
        asked = (replace(entry, asked=entry.asked or entry.id in shown_ids) for entry in self._collection.entries)
        self._compiled[id] = compile_asked(replace(self._collection, entries=tuple(asked)), self._memory.read)
        return self._compiled[id]

    def _made_anew(self, id: str, compiled: Compiled, *, whole: bool) -> Made | None:
        """What is made of a SOP as it is now; None where an error forbids."""
        shared = compiled.context
        if shared is None:
            return None
        kept = self._made.setdefault(id, deque(maxlen=_KEPT))
        before = kept[-1][1] if kept else Made()
        if id == LAMPIRAN:
            gathered = self._appendix.gather(compiled, shared)
            if gathered.bundle is None:
                return None
            if not kept or kept[-1][0] is not compiled:
                self._keep(id, compiled, self._appendix.make_pages(gathered, shared, before))
            if whole and not kept[-1][1].whole:
                made = self._appendix.make_whole(kept[-1][1], gathered, shared, self._outdated)
                if made:
                    kept.pop()
                    self._keep(id, compiled, made)
            return kept[-1][1]
        sop = next((sop for sop in compiled.koleksi.sop if sop.id == id), None)
        if sop is None:
            return None
        packed = pack(sop)
        source = next(parsed.source for entry, parsed in compiled.files if entry.id == id)
        made_from = packed, packed.context(shared, source)
        if not kept or kept[-1][0] != made_from:
            self._keep(id, made_from, make_pages(*made_from, before))
        if whole and not kept[-1][1].whole:
            self._keep(id, made_from, make_whole(kept.pop()[1], *made_from))
        return kept[-1][1]

    def _keep(self, id: str, made_from: tuple[Packed, RenderContext] | Compiled, made: Made) -> None:
        self._made[id].append((made_from, made))
        # Another dict each time, so that a document can be had while a view is being made.
        self._files = {
            name: data for kept in self._made.values() for _, one in kept for name, data in one.files.items()
        }

    def _told_faults(self, faults: Sequence[Fault]) -> str | None:
        for fault in faults:
            self._report(fault)
        if not faults:
            return None
        return (
            f"Kesalahan internal saat {faults[0].what}; perinciannya di terminal. Ini cacat sopc, bukan kesalahan Anda."
        )

    def _shown(self, id: str, compiled: Compiled | None, stale: str | None) -> View:
        kept = self._made.get(id)
        made = kept[-1][1] if kept else Made()
        file = next((entry.shown for entry in self._collection.entries if entry.id == id), shown(self._path))
        found = compiled.reported if compiled else ()
        files = (compiled.collection if compiled else self._collection).asked_count
        remarks = [remark(said, file) for said in (*made.warnings, *made.further)]
        severities = [one.severity for one in found]
        return View(
            id=id,
            title=next((choice.name for choice in self._choices.sops if choice.id == id), ""),
            file=file,
            choices=tuple((choice.id, choice.name) for choice in self._choices.sops),
            note=self._choices.note,
            stale=stale,
            pages=made.pages,
            form=made.form,
            document=made.document,
            summary=summary(severities, files),
            findings=(*told(found), *remarks),
        )


def _found(path: str) -> Collection:
    collections = find_collections([path])
    if len(collections) > 1:
        roots = ", ".join(shown(collection.root) for collection in collections)
        raise UsageFault(f'"{path}" meliputi beberapa koleksi', f"sebutkan salah satu: {roots}")
    return collections[0]
