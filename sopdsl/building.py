"""From a compiled collection to documents in an output folder: renders every SOP asked for and writes what came out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sopdsl.model import index_of
from sopdsl.model.koleksi import Sop
from sopdsl.pipeline import Compiled
from sopdsl.rendering import RenderContext, Renderer
from sopdsl.workspace.output import Output

INDEX = "indeks.json"


@dataclass(frozen=True)
class Notice:
    """What a renderer has to say about a SOP: its file as shown, and the formats for which it said so."""

    path: str
    message: str
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """A document that a renderer failed to make: our own fault."""

    sop: Sop
    format: str
    error: Exception


@dataclass
class Built:
    """What a build did: names of files below the output folder, and what was noticed on the way."""

    sops: int = 0
    written: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: tuple[str, ...] = ()
    notices: list[Notice] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def build_collection(
    compiled: Compiled,
    renderers: Mapping[str, Renderer],
    output: Output,
    done: Callable[[Sop, bool], None],
    *,
    index: bool,
) -> Built:
    """Writes the documents of the SOPs asked for; for a whole collection the index too (`index`), and removes the
    documents of SOPs that are gone. `done` is called after each SOP, with whether all its documents were made.

    Raises WriteFault where the system refuses.
    """
    built = Built()
    if compiled.settings is None:
        return built
    context = RenderContext(compiled.settings.paper, compiled.assets)
    paths = {entry.id: entry.shown for entry in compiled.collection.entries}
    for sop in compiled.buildable:
        made = _build_sop(sop, paths[sop.id], renderers, context, output, built)
        built.sops += made
        done(sop, made)
    if compiled.collection.whole:
        if index:
            built_ones = compiled.koleksi.model_copy(update={"sop": compiled.buildable})
            document = index_of(built_ones, tuple(renderers)).model_dump(mode="json")
            _write(output, INDEX, (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode(), built)
        built.removed = output.remove_gone(compiled.sop_ids, keep=[INDEX])
    return built


def _build_sop(
    sop: Sop, path: str, renderers: Mapping[str, Renderer], context: RenderContext, output: Output, built: Built
) -> bool:
    said: dict[str, list[str]] = {}
    made = True
    for name, render in renderers.items():
        try:
            rendition = render(sop, context)
        except Exception as error:
            built.faults.append(Fault(sop, name, error))
            made = False
            continue
        _write(output, f"{sop.id}.{name}", rendition.data, built)
        for message in rendition.warnings:
            said.setdefault(message, []).append(name)
    built.notices += [Notice(path, message, tuple(formats)) for message, formats in said.items()]
    return made


def _write(output: Output, name: str, data: bytes, built: Built) -> None:
    built.written.append(name)
    if output.write(name, data):
        built.changed.append(name)
