"""Finds the renderers by their entry points and loads those that are asked for, so that the core imports none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from sopdsl.release import state_of
from sopdsl.rendering import (
    GROUP,
    LAMPIRAN_GROUP,
    PAGES_GROUP,
    PETA_GROUP,
    LampiranRenderer,
    PagesRenderer,
    PetaRenderer,
    Renderer,
)


def known_formats() -> tuple[str, ...]:
    """The names of the installed renderers, sorted; nothing is loaded."""
    return tuple(sorted(_entry_points(GROUP)))


def lampiran_formats() -> tuple[str, ...]:
    """The formats in which a whole collection can be made, sorted; nothing is loaded."""
    return tuple(sorted(_entry_points(LAMPIRAN_GROUP)))


def load_renderer(name: str) -> Renderer:
    """The renderer of a known format. Raises what its module raises where it cannot be loaded."""
    return cast(Renderer, _entry_points(GROUP)[name].load())


def load_lampiran(name: str) -> LampiranRenderer:
    """The renderer of the whole collection in one of `lampiran_formats`. Raises what its module raises."""
    return cast(LampiranRenderer, _entry_points(LAMPIRAN_GROUP)[name].load())


def peta_formats() -> tuple[str, ...]:
    """The formats in which the map of a collection can be made, sorted; nothing is loaded."""
    return tuple(sorted(_entry_points(PETA_GROUP)))


def load_peta(name: str) -> PetaRenderer:
    """The renderer of the map in one of `peta_formats`. Raises what its module raises."""
    return cast(PetaRenderer, _entry_points(PETA_GROUP)[name].load())


def load_pages(name: str) -> PagesRenderer:
    """The renderer of printed pages as pictures of this kind. Raises what its module raises."""
    return cast(PagesRenderer, _entry_points(PAGES_GROUP)[name].load())


def version_of(formats: Iterable[str]) -> str:
    """A text that is another one whenever the compiler or a backend of these formats may give other bytes.

    It covers the versions of the packages and of what they depend on, and the files of the packages themselves, so that
    it is right while they are being written too. It means nothing on another machine.
    """
    points = [
        point for group in (GROUP, LAMPIRAN_GROUP) for name, point in _entry_points(group).items() if name in formats
    ]
    packages = sorted({"sopdsl", *(point.module.partition(".")[0] for point in points)})
    releases = sorted({f"{dist.name} {dist.version}" for point in points if (dist := point.dist)} | set(_needed()))
    return state_of(*packages, further="\n".join(releases))


def _needed() -> Iterator[str]:
    """The releases of the libraries that decide about bytes."""
    from importlib.metadata import PackageNotFoundError, version

    for name in ("lark", "pydantic", "jinja2", "graphviz", "typst", "fontpkg-arimo"):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"


def _entry_points(group: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=group)}
