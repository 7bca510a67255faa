"""Every place in the compiler where a finding is made, with the sentences that it can give, told from its source.

A place is a call of `Diagnostic`, `Found`, `Refused`, `Reports.add` and the like, or of a function that only hands its
sentence on to one. A sentence is a pattern: what is filled in may be anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.catalogue.compiling import REPOSITORY

_CONSTRUCTORS = {"Diagnostic": 3, "Found": 1, "Refused": 0, "Flaw": 1}
"""Where the sentence stands among the arguments."""
_COLLECTORS = ("add", "extend")
"""Methods whose third argument is the sentence; those of sets and lists have one."""
_HANDED_ON = ("message", "fault", "why")
"""Parameters that are a sentence, or part of one, which the caller gives."""
_GATHERED = ("warnings", "remarks", "undrawn", "told", "logo")
"""What names hold that sentences about a document are gathered in."""
_BLANK = re.escape(" ")
_ANY = ".*"
_MOST = 64
_DEEPEST = 8

_Assigned = tuple[int, int, ast.expr]
"""The line and the column of a name, and what is assigned to it."""


@dataclass(frozen=True)
class Site:
    """A call that makes a finding: its file, its lines from 1, and the patterns of what it can say."""

    file: str
    first: int
    last: int
    sentences: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.first}"


@dataclass(frozen=True)
class _Place:
    """Where something is read: its line, and the column at which its statement begins."""

    line: int
    column: int


class _Call(NamedTuple):
    node: ast.Call
    place: _Place


@dataclass
class _Function:
    node: ast.FunctionDef
    module: _Module
    owner: str | None
    calls: list[_Call] = field(default_factory=list)

    @property
    def parameters(self) -> list[str]:
        names = [one.arg for one in (*self.node.args.posonlyargs, *self.node.args.args, *self.node.args.kwonlyargs)]
        return names[1:] if self.owner and names and names[0] in ("self", "cls") else names

    @cached_property
    def returned(self) -> list[tuple[_Reading, ast.expr]]:
        """What it gives back; without None."""
        found = [(node, node.value) for node in ast.walk(self.node) if isinstance(node, ast.Return)]
        return [
            (_Reading(self, _Place(node.lineno, node.col_offset)), value)
            for node, value in found
            if value is not None and not (isinstance(value, ast.Constant) and value.value is None)
        ]

    @property
    def said(self) -> Iterator[tuple[_Reading, ast.expr]]:
        """The texts that it returns, yields, or puts into a tuple with other things under the name `message`."""
        for node in ast.walk(self.node):
            place = _Place(getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
            match node:
                case ast.Return(value=ast.Call(func=ast.Name(id="tuple"), args=[ast.GeneratorExp(elt=value)])):
                    yield _Reading(self, place), value
                case ast.Return(value=ast.expr() as value) | ast.Yield(value=ast.expr() as value):
                    yield _Reading(self, place), value
                case ast.Assign(targets=[ast.Name(id="message")], value=value):
                    yield _Reading(self, place), value

    @cached_property
    def assigned(self) -> dict[str, list[_Assigned]]:
        """What is assigned to each local name."""
        found: dict[str, list[_Assigned]] = {}
        for node in ast.walk(self.node):
            for target, value in _bindings(node):
                _bind(found, target, value)
        return found


@dataclass
class _Module:
    file: str
    tree: ast.Module
    functions: list[_Function] = field(default_factory=list)
    constants: dict[str, list[_Assigned]] = field(default_factory=dict)


def sites() -> list[Site]:
    """All of them, by file and line."""
    modules = [_read(path) for path in _sources("sopdsl")]
    return sorted(_Search(modules).found, key=lambda site: (site.file, site.first))


def warnings() -> list[Site]:
    """The functions of backends, and of the build, that give sentences about a document, by file and line."""
    modules = [_read(path) for folder in ("renderers", "sopdsl/building") for path in _sources(folder)]
    functions = [function for module in modules for function in module.functions]
    wanted = {name for module in modules for name in _asked_for_warnings(module.tree)}
    found = []
    for function in functions:
        if function.node.name in wanted:
            said = {one for reading, value in function.said for one in reading.patterns(value) if _BLANK in one}
            # A longer list of what is meant is no other sentence.
            texts = {one: re.sub(r"\\(.)", r"\1", one) for one in said}
            sentences = tuple(
                sorted(one for one in said if not any(re.fullmatch(other, texts[one]) for other in said - {one}))
            )
            first = function.node.lineno
            found.append(Site(function.module.file, first, function.node.end_lineno or first, sentences))
    return sorted((site for site in found if site.sentences), key=lambda site: (site.file, site.first))


def _sources(folder: str) -> list[Path]:
    return sorted((REPOSITORY / folder).rglob("*.py"))


def _asked_for_warnings(tree: ast.Module) -> Iterator[str]:
    """The names of the functions that are called where warnings are gathered."""
    for node in ast.walk(tree):
        value: ast.expr | None = None
        match node:
            case ast.Assign(targets=[target], value=value) | ast.AugAssign(target=target, value=value):
                gathers = any(word in ast.unparse(target) for word in _GATHERED)
            case ast.Call(func=ast.Attribute(attr="append", value=target), args=[value]):
                gathers = any(word in ast.unparse(target) for word in _GATHERED)
            case ast.keyword(arg=name, value=value):
                gathers = name == "warnings"
            case ast.Call(func=ast.Name(id="Rendition" | "Pictures"), args=[_, value, *_]):
                gathers = True
            case _:
                gathers = False
        if gathers and value is not None:
            for call in ast.walk(value):
                if isinstance(call, ast.Call):
                    yield call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _read(path: Path) -> _Module:
    module = _Module(path.relative_to(REPOSITORY).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
    for node in module.tree.body:
        for target, value in _bindings(node):
            _bind(module.constants, target, value)
    _collect(module, module.tree, None, None, 0)
    return module


def _collect(module: _Module, node: ast.AST, owner: str | None, function: _Function | None, column: int) -> None:
    for child in ast.iter_child_nodes(node):
        begins = child.col_offset if isinstance(child, ast.stmt) else column
        if isinstance(child, ast.ClassDef):
            _collect(module, child, child.name, function, begins)
        elif isinstance(child, ast.FunctionDef):
            inner = _Function(child, module, owner if function is None else None)
            module.functions.append(inner)
            _collect(module, child, None, inner, begins)
        else:
            if isinstance(child, ast.Call) and function is not None:
                function.calls.append(_Call(child, _Place(child.lineno, begins)))
            _collect(module, child, owner, function, begins)


class _Search:
    """Goes from the constructors outwards, through the functions that hand a sentence on."""

    def __init__(self, modules: Sequence[_Module]) -> None:
        self._functions = [function for module in modules for function in module.functions]
        self.found: list[Site] = []
        self._handed: set[tuple[int, str]] = set()
        for function in self._functions:
            for call in function.calls:
                index = _index(call.node)
                if index is not None:
                    self._take(function, call, _argument(call.node, index, "message"))

    def _take(self, function: _Function, call: _Call, sentence: ast.expr | None, *, whole: bool = True) -> None:
        """Note a call, or where its sentence comes from a parameter, the calls of its function.

        A sentence that is taken from another value was made where that value was. Not `whole`: it is part of one.
        """
        if sentence is None or (isinstance(sentence, ast.Attribute) and sentence.attr == "message"):
            return
        reading = _Reading(function, call.place)
        handed = reading.parameter_in(sentence)
        alone = isinstance(sentence, ast.Name) and sentence.id == handed
        if handed is not None and (self._lift(function, handed, whole=whole and alone) or alone):
            return
        patterns = dict.fromkeys(reading.patterns(sentence))
        shown = tuple(patterns if whole else (f"{_ANY}{one}{_ANY}" for one in patterns))
        first = call.node.lineno
        self.found.append(Site(function.module.file, first, call.node.end_lineno or first, shown))

    def _lift(self, function: _Function, parameter: str, *, whole: bool) -> bool:
        """Note the calls of a function in its module in its place; whether there are any."""
        at = function.parameters.index(parameter)
        calls = [
            (caller, call) for caller in self._functions for call in caller.calls if _calls(call.node, function, caller)
        ]
        if (id(function), parameter) not in self._handed:
            self._handed.add((id(function), parameter))
            for caller, call in calls:
                self._take(caller, call, _argument(call.node, at, parameter), whole=whole)
        return bool(calls)


def _index(call: ast.Call) -> int | None:
    if isinstance(call.func, ast.Name):
        return _CONSTRUCTORS.get(call.func.id)
    if isinstance(call.func, ast.Attribute) and call.func.attr in _COLLECTORS and len(call.args) >= 3:
        return 2
    return None


def _calls(call: ast.Call, function: _Function, caller: _Function) -> bool:
    name = function.node.name
    if isinstance(call.func, ast.Name):
        return call.func.id == name and function.owner is None and caller.module is function.module
    if isinstance(call.func, ast.Attribute):
        return call.func.attr == name and function.owner is not None and caller.module is function.module
    return False


def _argument(call: ast.Call, index: int, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[index] if index < len(call.args) else None


class _Reading:
    """What expressions of a function can be as a text at some place in it, as regular expressions."""

    def __init__(self, function: _Function, place: _Place) -> None:
        self._function, self._place = function, place

    def parameter_in(self, sentence: ast.expr) -> str | None:
        """The parameter that a sentence is, or that is filled into it."""
        waiting, seen = [sentence], set[str]()
        while waiting:
            for node in ast.walk(waiting.pop()):
                if not isinstance(node, ast.Name) or node.id in seen:
                    continue
                seen.add(node.id)
                if node.id in self._function.assigned:
                    waiting += self._assigned(node.id)
                elif node.id in _HANDED_ON and node.id in self._function.parameters:
                    return node.id
        return None

    def _assigned(self, name: str) -> list[ast.expr]:
        """What a name can hold here: what was last assigned to it on a way that leads here."""
        found: list[ast.expr] = []
        assigned = self._function.assigned[name]
        for line, column, value in sorted(assigned, key=lambda one: one[0], reverse=True):
            if line <= self._place.line:
                found.append(value)
                if column <= self._place.column:
                    break
        return found or [value for _, _, value in assigned]

    def patterns(self, node: ast.expr | None, depth: int = 0) -> list[str]:
        """The patterns of an expression; one that fits anything where nothing can be told."""
        if depth > _DEEPEST:
            return [_ANY]
        match node:
            case ast.Constant(value=str() as text):
                return [_ANY.join(map(re.escape, text.split("{}")))]
            case ast.JoinedStr(values=parts):
                return _joined([self.patterns(part, depth) for part in parts])
            case ast.FormattedValue(value=value):
                return self.patterns(value, depth + 1)
            case ast.IfExp(body=body, orelse=orelse):
                return [*self.patterns(body, depth), *self.patterns(orelse, depth)]
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return _joined([self.patterns(left, depth), self.patterns(right, depth)])
            case ast.Call(func=ast.Attribute(value=value, attr="format")):
                return self.patterns(value, depth + 1)
        found = [one for reading, value in self._values(node) for one in reading.patterns(value, depth + 1)]
        return list(dict.fromkeys(found))[:_MOST] or [_ANY]

    def _values(self, node: ast.expr | None) -> list[tuple[_Reading, ast.expr]]:
        """What a name, an element or a call of a function beside this one can be; nothing where it cannot be told."""
        module = self._function.module
        match node:
            case ast.Name(id=name) if name in self._function.assigned:
                return [(self, value) for value in self._assigned(name)]
            case ast.Name(id=name) if name not in self._function.parameters:
                return [(self, value) for _, _, value in module.constants.get(name, [])]
            case ast.Starred(value=iterated):
                return [(reading, one) for reading, some in self._lists(iterated) for one in some.elts]
            case ast.Subscript(value=value, slice=ast.Constant(value=int() as at)):
                return [(reading, some.elts[at]) for reading, some in self._lists(value) if at < len(some.elts)]
            case ast.Subscript(value=ast.Name() as table):
                tables = [(reading, some) for reading, some in self._values(table) if isinstance(some, ast.Dict)]
                return [(reading, one) for reading, some in tables for one in some.values]
            case ast.Call(func=ast.Name(id=name)):
                return [one for other in module.functions if other.node.name == name for one in other.returned]
        return []

    def _lists(self, node: ast.expr) -> list[tuple[_Reading, ast.Tuple | ast.List]]:
        """The tuples and lists written out that an expression can be."""
        waiting, found = [(self, node)], []
        for _ in range(_MOST):
            if waiting:
                reading, one = waiting.pop()
                if isinstance(one, ast.Tuple | ast.List):
                    found.append((reading, one))
                else:
                    waiting += reading._values(one)
        return found


def _joined(parts: Sequence[list[str]]) -> list[str]:
    return ["".join(one) for one in product(*parts)][:_MOST]


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield target, node.value
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield node.target, node.value
    elif isinstance(node, ast.For | ast.comprehension):
        yield node.target, ast.Starred(node.iter)


def _bind(found: dict[str, list[_Assigned]], target: ast.expr, value: ast.expr) -> None:
    if isinstance(target, ast.Name):
        found.setdefault(target.id, []).append((target.lineno, target.col_offset, value))
    elif isinstance(target, ast.Tuple):
        for at, one in enumerate(target.elts):
            _bind(found, one, ast.Subscript(value, ast.Constant(at)))
