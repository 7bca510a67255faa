"""The state of a preview: what is shown of each SOP now, and the last good pages of one that has an error.

What takes longest comes last: the author waits for the pages; then come the findings of all rules, then the documents
that only few look at.
"""

from __future__ import annotations

import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sopdsl import interruption
from sopdsl.building.built import Fault
from sopdsl.building.lampiran import LAMPIRAN
from sopdsl.building.packing import Packed, pack
from sopdsl.checking.judging import Judged
from sopdsl.diagnostics import Severity
from sopdsl.pipeline import Compiled, Read, compile_asked
from sopdsl.preview.advice import Advice, Adviser, beside
from sopdsl.preview.appendix import MANY, Appendix
from sopdsl.preview.choosing import Choices, choices_of
from sopdsl.preview.making import Made, make_pages, make_whole
from sopdsl.preview.memory import Memory
from sopdsl.preview.rules import explained
from sopdsl.preview.telling import MOST, remark, told
from sopdsl.preview.viewing import View, findings_of, summary_of
from sopdsl.rendering import RenderContext
from sopdsl.reporting.text import fixable
from sopdsl.workspace.collection import Collection, Entry, find_collections
from sopdsl.workspace.paths import shown
from sopdsl.workspace.problems import UsageFault

_KEPT = 3
"""So many states of a SOP are kept, for a browser that is still fetching the one before."""

_MOMENT = 0.15
"""Seconds in which a browser fetches and paints what is new, before the rest is made."""

_PAGES_FIRST = ((False, False), (False, True), (True, True))
_FORM_FIRST = ((True, False), (True, True))
"""What each of the views after a change has: whether all documents, and whether the findings of all rules."""

_OLD = "Masih ada galat. Yang tampak ialah halaman terakhir tanpa galat."
_NOTHING = "Belum ada halaman yang dapat ditampilkan: perbaiki dahulu galatnya."


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
        self._read: dict[str, Read] = {}
        self._choices = Choices(())
        self._gone: str | None = None
        self._compiled: dict[str, Compiled] = {}
        self._adviser = Adviser()
        self._advice: dict[str, Advice] = {}
        self._last_advice: dict[str, Advice] = {}
        self._views: dict[str, View] = {}
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
            self._advice.clear()
            self._views.clear()
            self._version = self._begun
            self._lock.notify_all()

    def close(self) -> None:
        """Ends all waiting."""
        with self._lock:
            self._closed = True
            self._lock.notify_all()

    def view(self, id: str) -> str:
        """The view of a SOP as JSON, with all that belongs to it; of the first one where this one cannot be shown."""
        with self._lock:
            self._advise(id)
            return self._view(id, whole=True).as_json()

    def views(self, id: str, seconds: float, *, pages_first: bool = True) -> Iterator[str | None]:
        """The view of a SOP now, and another one whenever it changes, until all is over. What the browser shows comes
        first, the pages or the form, and the rest follows a moment later. None where it stayed the same, or nothing
        came for so many seconds."""
        version, last = -1, None
        while True:
            if not self._wait(version, seconds):
                yield None
                continue
            if self._closed:
                return
            version = self._version
            for whole, advised in _PAGES_FIRST if pages_first else _FORM_FIRST:
                if advised:
                    self._advise(id)
                view = self._view(id, whole=whole)
                if self._begun != version:
                    break  # it may be the view of a file that was half written
                if last and view in (last, replace(last, checked=False)):
                    yield None
                    continue
                painting = last is None or (view.pages, view.form) != (last.pages, last.form)
                last = view
                yield view.as_json()
                if painting and self._wait(version, _MOMENT):
                    break

    def file(self, name: str) -> bytes | None:
        """A document by the name that a view gave it; None for another name, or where it is long gone."""
        return self._files.get(name)

    @property
    def outdated(self) -> bool:
        """Whether there is a change that is being read, so that what is being made will not be shown."""
        return self._begun != self._version

    def _wait(self, version: int, seconds: float) -> bool:
        """Waits so long at most until there is another version than this one, or all is over; whether that is so."""
        with self._lock:
            return self._lock.wait_for(lambda: self._closed or self._version != version, seconds)

    def _choose(self) -> None:
        self._read = {}
        read = [(entry, *self._memory.read(entry)) for entry in self._collection.entries]
        self._read = {entry.id: (reading, parsed) for entry, reading, parsed in read}
        found = choices_of([(entry, parsed) for entry, _, parsed in read])
        # While a file has an error, its SOP or its references may be out of sight.
        broken = any(reading.diagnostics or parsed.diagnostics for entry, reading, parsed in read if entry.asked)
        if found.sops or not self._choices.sops or not broken:
            self._choices = found

    def _file(self, entry: Entry) -> Read:
        return self._read.get(entry.id) or self._memory.read(entry)

    def _shown_id(self, id: str) -> str:
        known = [choice.id for choice in self._choices.sops]
        return id if id in known else next(iter(known), "")

    def _view(self, id: str, *, whole: bool) -> View:
        with self._lock:
            id = self._shown_id(id)
            if id in self._views:
                return self._views[id]
            view = self._guarded(id, whole=whole)
            if whole and view.checked:
                self._views[id] = view
            return view

    def _guarded(self, id: str, *, whole: bool) -> View:
        try:
            return self._look(id, whole=whole)
        except Exception as error:
            interruption.check()
            return self._shown(id, None, self._told_faults([_fault(f"menyiapkan pratinjau {id}", error)]))

    def _advise(self, id: str) -> None:
        """Checks what is shown with a SOP, if that has not been done since the last change. Meanwhile others may read
        changes and make pages; what is found is then of no use, and only remembered for the next time."""
        with self._lock:
            id, version = self._shown_id(id), self._version
            if id in self._advice:
                return
            collection = beside(self._collection, id)
            files = [self._file(entry) for entry in collection.entries]
        try:
            advice = Advice(self._adviser.judge(collection, [reading for reading, _ in files]))
        except Exception as error:
            interruption.check()
            advice = Advice(Judged(()), self._told_faults([_fault(f"memeriksa {id}", error)]))
        with self._lock:
            if self._version == version:
                self._advice[id] = self._last_advice[id] = advice

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
        self._compiled[id] = compile_asked(replace(self._collection, entries=tuple(asked)), self._file)
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
                made = self._appendix.make_whole(kept[-1][1], gathered, shared, lambda: self.outdated)
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
        errors = [one for one in compiled.reported if one.severity is Severity.ERROR] if compiled else []
        advice, before = self._advice.get(id), self._last_advice.get(id)
        found = findings_of(errors, advice, before)
        told_all = (*told(found), *(remark(said, file) for said in (*made.warnings, *made.further)))
        asked = {entry.shown for entry in beside(self._collection, id).entries if entry.asked}
        # An error elsewhere is told where its file was asked for too.
        files = asked | ({one.source.path for one in errors} & {e.shown for e in self._collection.entries if e.asked})
        further = len(found) - MOST
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
            summary=summary_of(found, len(files), advice or before),
            findings=told_all,
            more=f"Dan {further} lagi; lihat semuanya dengan sopc check --output-format concise."
            if further > 0
            else "",
            fixable=fixable(found) or "",
            rules=explained(one.code for one in told_all),
            checked=advice is not None,
        )


def _fault(what: str, error: Exception) -> Fault:
    return Fault(what, type(error).__name__, "".join(traceback.format_exception(error)))


def _found(path: str) -> Collection:
    collections = find_collections([path])
    if len(collections) > 1:
        roots = ", ".join(shown(collection.root) for collection in collections)
        raise UsageFault(f'"{path}" meliputi beberapa koleksi', f"sebutkan salah satu: {roots}")
    return collections[0]
