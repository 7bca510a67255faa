"""The SOPs of the repository as resolved values."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sopdsl.model.koleksi import Sop
from sopdsl.pipeline import compile_collection
from sopdsl.workspace.collection import find_collections

SOPS = Path(__file__).resolve().parents[2] / "sops"


@cache
def _all() -> dict[str, Sop]:
    (found,) = find_collections([str(SOPS)])
    return {sop.id: sop for sop in compile_collection(found).koleksi.sop}


def real(id: str) -> Sop:
    return _all()[id]
