"""The build of one collection: the documents of its SOPs, its index, and the documents of the whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sopdsl.building.built import Built, Notice, Wish
from sopdsl.building.lampiran import LAMPIRAN, bundles_of
from sopdsl.building.packing import Packed, choices_of, key_of
from sopdsl.building.tasks import LampiranTask, Result, SopTask
from sopdsl.building.workers import Workers
from sopdsl.model.index import joined_index
from sopdsl.pipeline import Compiled
from sopdsl.rendering import Bundle, RenderContext
from sopdsl.workspace.cache import Cache, Kept, digest_of
from sopdsl.workspace.names import PETA
from sopdsl.workspace.output import Output, sum_of

INDEX = "indeks.json"
_MANY = 10
"""After more SOPs than this the processes hold much that the documents of the collection do not need."""


@dataclass
class _Plan:
    """A SOP, what its documents are made from beside it, and the formats in which it must be made.

    `source` is the sum of its source text, which is not part of the key: it only counts where a document holds it.
    """

    packed: Packed
    context: RenderContext
    key: str
    source: str
    todo: tuple[str, ...]


def build_collection(
    compiled: Compiled,
    sops: Sequence[Packed],
    wish: Wish,
    only: frozenset[str] | None,
    output: Output,
    workers: Workers,
    done: Callable[[str, bool, bool], None],
) -> Built:
    """Makes the documents of the SOPs that are wanted (`only`; None: all) and may be built. For a whole collection it
    makes its index and its own documents too, and removes the documents of SOPs that are gone.

    `done` is called after each SOP with its id, whether all its documents stand, and whether any had to be made. Raises
    WriteFault where the system refuses, and BrokenProcessPool where a process of the workers was killed.
    """
    context = compiled.context
    if context is None:
        return Built()
    return _Build(compiled, context, sops, wish, only, output, workers).run(done)


class _Build:
    def __init__(
        self,
        compiled: Compiled,
        context: RenderContext,
        sops: Sequence[Packed],
        wish: Wish,
        only: frozenset[str] | None,
        output: Output,
        workers: Workers,
    ) -> None:
        buildable = compiled.buildable
        self._compiled, self._wish, self._output, self._workers = compiled, wish, output, workers
        self._chosen = [sop for sop in sops if sop.id in buildable and (only is None or sop.id in only)]
        self._whole = compiled.collection.whole and only is None
        self._context = replace(
            context, direction=wish.direction or context.direction, notes=wish.notes or context.notes
        )
        self._sources = {entry.id: parsed.source for entry, parsed in compiled.files}
        self._paths = {entry.id: entry.shown for entry in compiled.collection.entries}
        self._cache = Cache(output.folder, output.key)
        self._built = Built()
        self._lampiran_is_whole = True

    def run(self, done: Callable[[str, bool, bool], None]) -> Built:
        self._output.expect(f"{sop.id}.{name}" for sop in self._chosen for name in self._wish.formats)
        plans = [self._plan(packed) for packed in self._chosen]
        self._make(plans, done)
        if self._whole:
            if self._wish.index:
                entries = [packed.entry for packed in self._chosen]
                document = joined_index(self._compiled.koleksi.keputusan, entries, self._wish.formats)
                text = json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
                self._write(INDEX, text.encode())
            self._lampiran(plans)
            ids = self._compiled.sop_ids
            self._built.removed = self._output.remove_gone(ids, keep=[INDEX, *self._kept_lampiran(), *self._maps()])
            self._cache.keep_only({*ids, *(name for name in self._built.written if name.startswith(LAMPIRAN))})
        return self._built

    # The documents of the SOPs

    def _plan(self, packed: Packed) -> _Plan:
        context = packed.context(self._context, self._sources[packed.id])
        key, source = key_of(packed, context, self._wish.version), sum_of(context.source or b"")
        record = self._cache.read(packed.id)
        current = record.documents if record and record.key == key else {}
        todo = []
        for name in self._wish.formats:
            document = f"{packed.id}.{name}"
            stands = name in current and current[name].source in ("", source)
            if stands and self._output.sum(document) == current[name].sum:
                self._built.written[document] = current[name].sum
            else:
                todo.append(name)
        return _Plan(packed, context, key, source, tuple(todo))

    def _make(self, plans: Sequence[_Plan], done: Callable[[str, bool, bool], None]) -> None:
        busy = [plan for plan in plans if plan.todo]
        split = 0 < len(busy) < self._workers.jobs
        tasks = {plan.packed.id: self._tasks(plan, split) for plan in busy}
        results = self._workers.results(task for plan in busy for task in tasks[plan.packed.id])
        for plan in plans:
            made = list(islice(results, len(tasks.get(plan.packed.id, ()))))
            sound = not any(result.faults for result in made)
            self._built.faults += [fault for result in made for fault in result.faults]
            self._built.sops += sound
            self._keep(plan, made)
            done(plan.packed.id, sound, bool(plan.todo))

    def _tasks(self, plan: _Plan, split: bool) -> list[SopTask]:
        # Where there are fewer SOPs than processes, the formats of one SOP are shared out.
        groups = [(name,) for name in plan.todo] if split else [plan.todo]
        packed = plan.packed
        return [SopTask(packed.id, packed.document, packed.logo, group, plan.context) for group in groups]

    def _keep(self, plan: _Plan, results: Sequence[Result]) -> None:
        """Writes what was made of a SOP, remembers it, and passes on what was said, now or when it was made."""
        id = plan.packed.id
        made = {name: rendition for result in results for name, rendition in result.made.items()}
        record = self._cache.read(id)
        documents: dict[str, Kept] = {}
        if record and record.key == plan.key:
            for name, old in record.documents.items():
                part = None if name in plan.todo else self._cache.part(id, name) if made else b""
                if part is not None:
                    documents[name] = Kept(old.sum, old.warnings, part, old.source)
        for name in (name for name in plan.todo if name in made):
            checksum = self._write(f"{id}.{name}", made[name].data)
            source = plan.source if made[name].holds_source else ""
            documents[name] = Kept(checksum, made[name].warnings, made[name].part, source)
        if made:
            self._cache.write(id, plan.key, documents)
        said: dict[str, list[str]] = {}
        for name in self._wish.formats:
            for message in documents[name].warnings if name in documents else ():
                said.setdefault(message, []).append(name)
        path = self._paths[id]
        self._built.notices += [Notice(path, message, tuple(formats)) for message, formats in said.items()]

    # The documents of the whole collection

    def _lampiran(self, plans: Sequence[_Plan]) -> None:
        if not self._wish.lampiran:
            return
        bundles, remarks = bundles_of(self._compiled, [plan.packed for plan in plans])
        self._built.notices += [Notice(path, message, (), severity) for path, message, severity in remarks]
        self._lampiran_is_whole = bool(bundles)
        keys = {plan.packed.id: plan for plan in plans}
        waiting: list[tuple[Bundle, str, str, str]] = []
        tasks: list[LampiranTask] = []
        names = [(bundle, f"{name}.{suffix}", suffix) for name, bundle in bundles for suffix in self._wish.lampiran]
        self._output.expect(name for _, name, _ in names)
        for bundle, name, suffix in names:
            key = self._bundle_key(bundle, suffix)
            record = self._cache.read(name)
            document = record.documents.get(suffix) if record and record.key == key else None
            stands = document and document.source in ("", _sum_of_sources(bundle))
            if document and stands and self._output.sum(name) == document.sum:
                self._built.written[name] = document.sum
                self._remark(name, document.warnings)
            else:
                waiting.append((bundle, name, suffix, key))
                tasks.append(LampiranTask(name, suffix, bundle, self._context))
        if tasks and sum(bool(plan.todo) for plan in plans) > _MANY:
            self._workers.renew()
        filled = (self._filled(task, keys) for task in tasks)
        for (bundle, name, suffix, key), result in zip(waiting, self._workers.results(filled), strict=True):
            self._built.faults += result.faults
            self._lampiran_is_whole &= not result.faults
            for rendition in result.made.values():
                checksum = self._write(name, rendition.data)
                source = _sum_of_sources(bundle) if rendition.holds_source else ""
                self._cache.write(name, key, {suffix: Kept(checksum, rendition.warnings, source=source)})
                self._remark(name, rendition.warnings)

    def _bundle_key(self, bundle: Bundle, suffix: str) -> str:
        parts: list[str] = [
            self._wish.version,
            *choices_of(self._context),
            suffix,
            repr(bundle.missing),
            repr(bundle.instansi),
        ]
        parts += [bundle.keputusan.model_dump_json() if bundle.keputusan else "", repr(bundle.unit)]
        for entry in bundle.entries:
            record = self._cache.read(entry.sop.id)
            document = record.documents.get(suffix) if record else None
            parts += [str(entry.no), entry.judul, entry.sop.model_dump_json(), document.part_sum if document else ""]
        logos = [part for name in sorted(self._context.assets) for part in (name, self._context.assets[name])]
        return digest_of(*parts, *logos)

    def _filled(self, task: LampiranTask, plans: Mapping[str, _Plan]) -> LampiranTask:
        """The task with the parts of all its SOPs; one that was lost from the cache is made again."""
        entries = []
        for entry in task.bundle.entries:
            part = self._cache.part(entry.sop.id, task.format)
            if part is None:
                plan = plans[entry.sop.id]
                packed = plan.packed
                again = SopTask(packed.id, packed.document, packed.logo, (task.format,), plan.context).run()
                part = again.made[task.format].part if again.made else None
            if part is not None:
                entries.append(replace(entry, part=part))
        return replace(task, bundle=replace(task.bundle, entries=tuple(entries)))

    def _kept_lampiran(self) -> Iterator[str]:
        """The documents of the whole collection that stand, and those that this build did not or could not make."""
        for name in self._output.listed:
            made_now = self._lampiran_is_whole and name.rpartition(".")[2] in self._wish.lampiran
            if name.startswith(LAMPIRAN + ".") and (name in self._built.written or not made_now):
                yield name

    def _maps(self) -> Iterator[str]:
        """The maps of the collection that stand: `sopc graph` makes them."""
        return (name for name in self._output.listed if name.rpartition(".")[0] == PETA)

    def _remark(self, name: str, warnings: Sequence[str]) -> None:
        self._built.notices += [Notice(name, message, ()) for message in warnings]

    def _write(self, name: str, data: bytes) -> str:
        if self._output.write(name, data):
            self._built.changed.append(name)
        checksum = self._built.written[name] = sum_of(data)
        return checksum


def _sum_of_sources(bundle: Bundle) -> str:
    """The sum of the texts beside the SOPs, which are not part of a bundle's key."""
    return digest_of(*(part for path, text in bundle.sources.items() for part in (path, text)))
