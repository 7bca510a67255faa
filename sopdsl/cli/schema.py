"""`sopc schema`: prints the JSON Schema of what sopc writes for other programs."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from sopdsl.cli.console import Console
from sopdsl.cli.status import CLEAN
from sopdsl.cli.words import choice

_KINDS = ("sop", "koleksi", "diagnostics", "statistik", "dampak", "aturan")


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(_KINDS),
            help="sop: dokumen satu SOP; koleksi: indeks.json; diagnostics, statistik, dampak, aturan: hasil check, "
            "stats, impact, dan explain dengan --output-format json.",
        ),
    ],
) -> int:
    """Mencetak skema JSON (JSON Schema) dari keluaran sopc."""
    kind = choice("skema", kind, _KINDS)
    Console().machine(json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n")
    return CLEAN


def _schema(kind: str) -> dict[str, Any]:
    if kind == "diagnostics":
        from sopdsl.reporting import json as diagnostics

        return diagnostics.schema()
    if kind == "aturan":
        from sopdsl.reporting.pages import json as rules

        return rules.schema()
    if kind == "dampak":
        from sopdsl.reporting import impact

        return impact.schema()
    from sopdsl.model import schema as model_schema

    return model_schema("sop" if kind == "sop" else "koleksi" if kind == "koleksi" else "statistik")
