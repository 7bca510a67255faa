"""Finds the renderers by their entry points and loads those that are asked for, so that the core imports none."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import cast

from sopdsl.rendering import GROUP, Renderer


def known_formats() -> tuple[str, ...]:
    """The names of the installed renderers, sorted; nothing is loaded."""
    return tuple(sorted(_entry_points()))


def load_renderer(name: str) -> Renderer:
    """The renderer of a known format. Raises what its module raises where it cannot be loaded."""
    return cast(Renderer, _entry_points()[name].load())


def _entry_points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}
