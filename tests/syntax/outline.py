"""A tree as indented lines, without places and without what is absent: what a person reviews in a golden."""

from collections.abc import Iterator
from typing import Any

from sopdsl.syntax import nodes


def outline(node: Any) -> str:
    """The outline of a node."""
    return "\n".join(_lines(node, ""))


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, nodes.Text):
        yield indent + " ".join(_run(run) for run in value.runs)
    elif isinstance(value, nodes.Name):
        yield indent + value.value
    elif isinstance(value, nodes.Node):
        yield f"{indent}{type(value).__name__}"
        for name, inner in value:
            if name == "span" or inner is None or inner == () or inner is False:
                continue
            if isinstance(inner, nodes.Text | nodes.Name) or not isinstance(inner, nodes.Node | tuple):
                yield f"{indent}  {name}: {next(_lines(inner, ''))}"
            else:
                yield f"{indent}  {name}:"
                for entry in inner if isinstance(inner, tuple) else (inner,):
                    yield from _lines(entry, indent + "    ")
    else:
        yield f"{indent}{value}"


def _run(run: nodes.Run | nodes.Ref) -> str:
    text = f"@{run.id}" if isinstance(run, nodes.Ref) else repr(run.text)
    return f"*{text}*" if run.italic else text
