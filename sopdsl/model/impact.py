"""After parsing and beside the resolved model: what a change to one declared id touches, and at which places.

Directly touched is whatever names the id. From there a change goes on only as far as it is seen: through a printed name
that holds the id; from an instansi through its units to their SOPs; from a pejabat's or unit's own text to the SOPs
that print it; from a peraturan to what rests on the one that it changed or revoked; from a SOP to those whose steps are
carried out by it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence, Set
from dataclasses import dataclass

from sopdsl.model.names import Input
from sopdsl.model.uses import Field, Named, OwnerKind, Use, names_of, uses_of
from sopdsl.nearest import Guess, nearest

_ALL: frozenset[Field] = frozenset({"nama", "unit", "instansi", "pengesah", "langkah", "perubahan", "pola", "isi"})
_ONWARD: dict[OwnerKind, dict[Field, frozenset[Field]]] = {
    "sop": {"nama": _ALL, "langkah": frozenset({"langkah"})},
    "instansi": {"nama": _ALL, "isi": frozenset({"instansi"})},
    "unit": {"nama": _ALL, "instansi": frozenset({"unit"}), "isi": frozenset({"unit"})},
    "pejabat": {"nama": _ALL, "isi": frozenset({"pengesah"})},
    "peraturan": {"nama": _ALL, "perubahan": _ALL},
}
"""By the kind of what is touched and where in it: the fields of others through which the change goes on from there."""
_ORDER: tuple[OwnerKind, ...] = ("sop", "peraturan", "pejabat", "unit", "instansi", "keputusan")


@dataclass(frozen=True)
class Touch:
    """A place that a change touches, and the ids through which the change gets there: none for a direct one."""

    use: Use
    through: tuple[str, ...]


@dataclass(frozen=True)
class Touched:
    """Something that a change touches, with the places at which it does, in order; `direct` where one of them names the
    changed id itself."""

    named: Named
    touches: tuple[Touch, ...]

    @property
    def direct(self) -> bool:
        """Whether it names the changed id itself."""
        return any(not touch.through for touch in self.touches)


@dataclass(frozen=True)
class Impact:
    """What a change to `changed` touches: SOPs, then declarations, then the decree, each kind by id."""

    changed: Named
    touched: tuple[Touched, ...]


def impact_of(inputs: Sequence[Input], id: str) -> Impact | Guess | None:
    """What a change to an id touches in a collection. For an id that it does not have: what may have been meant, or
    None."""
    names = names_of(inputs)
    if id not in names:
        return nearest(id, names)
    by_owner: dict[Named, list[Touch]] = {}
    for touch in _touches(inputs, id):
        by_owner.setdefault(touch.use.owner, []).append(touch)
    owners = sorted(by_owner, key=lambda named: (_ORDER.index(named.kind), named.id, named.source.path))
    return Impact(
        names[id],
        tuple(Touched(owner, tuple(sorted(by_owner[owner], key=lambda touch: touch.use.span))) for owner in owners),
    )


def _touches(inputs: Sequence[Input], id: str) -> list[Touch]:
    """All places, each once and by the shortest way."""
    by_target: dict[str, list[Use]] = {}
    for use in uses_of(inputs):
        by_target.setdefault(use.target, []).append(use)
    found: dict[Use, Touch] = {}
    waiting: deque[tuple[str, Set[Field], tuple[str, ...]]] = deque([(id, _ALL, ())])
    asked: set[tuple[str, Set[Field]]] = {(id, _ALL)}
    while waiting:
        target, fields, through = waiting.popleft()
        for use in by_target.get(target, ()):
            owner = use.owner
            if use in found or use.field not in fields or owner.id == id:
                continue
            found[use] = Touch(use, through)
            onward = _ONWARD.get(owner.kind, {}).get(use.field)
            if onward and (owner.id, onward) not in asked:
                asked.add((owner.id, onward))
                waiting.append((owner.id, onward, (*through, owner.id)))
    return list(found.values())
