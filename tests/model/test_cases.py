"""Cases written as `.sop` text with what comes of it, several to a file in `cases/`.

A case begins with `=== title`. Its sources are `--- berkas ID` (a whole file) or `--- alur` (the columns and tables of
a SOP "contoh"; its identity is added, so that the first line is line 9). Its results are `--- arus` (symbols and
arrows), `--- json PATH` (a part of the first SOP's JSON, or with `indeks.` or `koleksi.` of those) and `--- temuan`
(diagnostics). Findings are always checked: without that part there are none. `UPDATE_GOLDENS=1` writes all results
anew.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sopdsl.diagnostics import Diagnostic, in_order
from sopdsl.model import Input, Resolution, index_of, resolve
from sopdsl.source import Source, Span
from sopdsl.syntax import parse

CASES = Path(__file__).parent / "cases"
SHARED = "unit u = Unit U\ninstansi i = Instansi I\npejabat p = Pejabat P\n"
IDENTITY = """sop Contoh

nomor: 1/2025
unit: u
tanggal pembuatan: -
tanggal efektif: -
disahkan oleh: p

"""
WORDS = {"error": "galat", "warning": "peringatan", "info": "saran"}


@dataclass
class Case:
    title: str
    parts: list[tuple[str, str]] = field(default_factory=list)

    def part(self, head: str) -> str:
        return next((text for name, text in self.parts if name == head), "")

    @property
    def resolution(self) -> tuple[Resolution, list[Diagnostic]]:
        inputs = []
        for head, text in self.parts:
            if head == "alur":
                inputs += [self._input("contoh", IDENTITY + text), self._input("bersama", SHARED)]
            elif head.startswith("berkas "):
                inputs.append(self._input(head.removeprefix("berkas "), text))
        found = [d for file in inputs for d in file.parsed.diagnostics]
        resolution = resolve(inputs)
        return resolution, in_order([*found, *resolution.diagnostics])

    def _input(self, id: str, text: str) -> Input:
        return Input(id, parse(Source(f"{id}.sop", text)))


def load(path: Path) -> list[Case]:
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            cases.append(Case(line[4:]))
        elif line.startswith("--- "):
            cases[-1].parts.append((line[4:], ""))
        else:
            head, text = cases[-1].parts[-1]
            cases[-1].parts[-1] = (head, text + line + "\n")
    for case in cases:
        case.parts = [(head, text.rstrip("\n") + "\n" if text.strip() else "") for head, text in case.parts]
    return cases


def save(path: Path, cases: list[Case]) -> None:
    blocks = [f"=== {c.title}\n" + "".join(f"--- {head}\n{text}" for head, text in c.parts) for c in cases]
    path.write_text("\n".join(blocks), encoding="utf-8")


def flow(resolution: Resolution) -> str:
    lines = []
    for sop in resolution.koleksi.sop:
        for alur in sop.alur:
            for row in alur.kegiatan:
                label = f" [{row.label}]" if row.label else ""
                symbols = []
                for s in row.simbol:
                    extra = (" &" if s.tambahan else "") + (f" [{s.label}]" if s.label else "")
                    symbols.append(f"{s.id} {s.bentuk}{extra}" + (f' "{s.tanya}"' if s.tanya else ""))
                lines.append(f"{row.no if row.no is not None else '-'}{label} {row.hubungan}: {', '.join(symbols)}")
            for gap in alur.baris_hilang:
                lines.append(f"hilang {gap.dari}-{gap.sampai} sebelum baris {gap.sebelum}")
            for panah in alur.panah:
                lines.append(f"{panah.dari} -> {panah.ke}" + (f": {panah.syarat}" if panah.syarat else ""))
    return "\n".join(lines) + "\n" if lines else ""


def picked(resolution: Resolution, path: str) -> str:
    value: Any
    head, _, rest = path.partition(".")
    if head == "indeks":
        value = index_of(resolution.koleksi, ["pdf", "html"]).model_dump(mode="json")
    elif head == "koleksi":
        value = resolution.koleksi.model_dump(mode="json")
    elif not resolution.koleksi.sop:
        return "(tidak ada)\n"
    else:
        value, rest = resolution.koleksi.sop[0].model_dump(mode="json"), path
    for key in rest.split(".") if rest else []:
        value = value[int(key)] if key.isdigit() else value[key]
    return compact(value) + "\n"


def compact(value: Any, indent: str = "") -> str:
    """JSON with what fits on a line on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + len(indent) <= 110 or not isinstance(value, dict | list) or not value:
        return flat
    inner = indent + "  "
    if isinstance(value, list):
        entries = [inner + compact(entry, inner) for entry in value]
        return "[\n" + ",\n".join(entries) + f"\n{indent}]"
    entries = [f"{inner}{json.dumps(key)}: {compact(entry, inner)}" for key, entry in value.items()]
    return "{\n" + ",\n".join(entries) + f"\n{indent}}}"


def place(source: Source, span: Span) -> str:
    start = source.position(span.start)
    text = source.slice(span)
    return f"{source.path}:{start.line}:{start.column} `{text if len(text) < 60 else text[:57] + '...'}`"


def findings(diagnostics: list[Diagnostic]) -> str:
    lines = []
    for d in diagnostics:
        lines.append(f"{WORDS[d.severity]}[{d.code}] {d.name}: {d.message}")
        lines.append(f"  {place(d.source, d.span)}")
        if d.hint:
            lines.append(f"  = {d.hint}")
        lines += [f"  > {place(label.source, label.span)} {label.message}" for label in d.related]
        if d.fix:
            edits = ", ".join(f"`{d.source.slice(edit.span)}` -> `{edit.text}`" for edit in d.fix.edits)
            lines.append(f"  ~ {'aman' if d.fix.safe else 'tidak aman'}: {edits}")
    return "\n".join(lines) + "\n" if lines else ""


def run(case: Case) -> Case:
    """The case with the results that it has now."""
    resolution, found = case.resolution
    parts = []
    for head, text in case.parts:
        if head == "arus":
            text = flow(resolution)
        elif head.startswith("json "):
            text = picked(resolution, head.removeprefix("json "))
        elif head == "temuan":
            text = findings(found)
        parts.append((head, text))
    if found and not case.part("temuan"):
        parts = [part for part in parts if part[0] != "temuan"] + [("temuan", findings(found))]
    return Case(case.title, parts)


FILES = sorted(CASES.glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(FILES) > 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path, subtests: Any) -> None:
    cases = load(path)
    now = [run(case) for case in cases]
    if os.environ.get("UPDATE_GOLDENS"):
        save(path, now)
        return
    for case, result in zip(cases, now, strict=True):
        with subtests.test(case.title):
            assert len(case.parts) > 1, "a case needs a source and a result"
            assert result.parts == case.parts
