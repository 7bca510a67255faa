"""The PDFs before validators that need no Java: `page` for PDF/A-3a and PDF/UA-1, and a second opinion.

The second is pikepdf's for PDF/A-3b, which says no to all that it does not know for sure; what it does not know of our
files is named here one by one, so that anything else is seen.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import page
import pikepdf
import pytest
from pikepdf import pdfa

from sopdsl.cli import main
from sopdsl.rendering import RenderContext, Theme
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.swimlane.pdf import render as render_diagram
from tests.renderers.archives import ALL, CMYK_JPEG, CONTEXT, WITH_LOGO, document, opened
from tests.renderers.collection import SOPS
from tests.renderers.samples import BANTUAN_HUKUM, DRAF_KOSONG, DUA_TABEL, KONSULTASI, REGISTRASI

ARCHIVE, FOR_ALL = page.ValidationProfile("3a"), page.ValidationProfile("ua1")
LENGTH = "PDFA3A-STREAM-LENGTH-001"
UNKNOWN = {
    "ISO_19005_3:6.2.11.4.2-2": "/CIDSet on a CIDFontType2 subset is not checked",
    "ISO_19005_3:6.6.2.3.1-1": (
        r"XMP (namespace|property) (xmpTPg|pdfaExtension|pdfaSchema|pdfaProperty|pdfuaid)[:=]\S+ is not permitted"
    ),
    "ISO_19005_3:6.6.2.3.1-2": "the content of structured XMP property xmpMM:History is not checked",
    "ISO_19005_3:6.6.4-3": "pdfaid:conformance is 'A', expected 'B'",
    "pikepdf:schema-OutlineItem": r"'\d+ 0 R' is not valid under any of the given schemas",
    "pikepdf:schema-LinkAnnot": r"'\d+ 0 R' is not valid under any of the given schemas",
}
"""What pikepdf does not know: metadata with the description that PDF/A asks for of what is not its own, level A, and
places to go to that are objects of their own."""


def faults(pdf: bytes) -> list[str]:
    """What the validators find in a file, less what they are known to misread."""
    found = []
    for profile in (ARCHIVE, FOR_ALL):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.rules.total > 100
        found += [
            f"{one.rule_id}: {one.message}"
            for one in report.failures
            if one.rule_id != LENGTH or not ends_in_a_line_end(pdf, one.object_id)
        ]
    for one in pdfa.validate_written(io.BytesIO(pdf), "3b").findings:
        known = re.fullmatch(UNKNOWN.get(one.rule, "never"), one.message)
        if not known or ("schema" in one.rule and not one.where.endswith("/Dest")):
            found.append(f"{one.rule}: {one.where}: {one.message}")
    return found


def ends_in_a_line_end(pdf: bytes, id: page.PdfObjectId | None) -> bool:
    """Whether the last byte of a stream looks like the line end after it: `page` then takes it for a part of that."""
    assert id
    stream = opened(pdf).get_object(id.object_number, id.generation)
    raw: bytes = stream.read_raw_bytes()
    return raw[-1:] in (b"\n", b"\r") and pdf.count(raw + b"\nendstream") == 1 and int(stream.Length) == len(raw)


@ALL
def test_forms_keep_the_standards(name: str) -> None:
    assert faults(document(name)) == []


@pytest.mark.parametrize(
    "theme",
    [
        Theme(genre="POS", column_numbers=True, columns=("kelengkapan", "output", "waktu"), keterangan=None),
        Theme(terminator="beside", connectors="letter"),
    ],
)
def test_forms_of_other_looks_keep_them_too(theme: Theme) -> None:
    assert faults(render(REGISTRASI, RenderContext(theme=theme, source=b"sop Uji\n")).data) == []
    assert faults(render(DUA_TABEL, RenderContext(theme=theme, paper="A4")).data) == []


@pytest.mark.parametrize("sop", [KONSULTASI, BANTUAN_HUKUM, DUA_TABEL, DRAF_KOSONG], ids=lambda sop: sop.id)
def test_diagrams_keep_them(sop) -> None:
    for context in (CONTEXT, RenderContext(direction="rows", notes=True)):
        assert faults(render_diagram(sop, context).data) == []


def test_all_documents_of_the_keputusan_keep_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["build", str(SOPS), "-o", str(out), "--format", "pdf,diagram.pdf", "--jobs", "1"]) == 0
    files = sorted(out.rglob("*.pdf"))
    assert len(files) == 2 * 45 + 1
    assert {file.name: found for file in files if (found := faults(file.read_bytes()))} == {}


def test_one_that_breaks_them_would_be_seen() -> None:
    cmyk = render(WITH_LOGO, RenderContext(assets={"lambang.svg": CMYK_JPEG})).data
    assert any("6.2.4.3" in one or "CMYK" in one.upper() for one in faults(cmyk)), faults(cmyk)
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(document("registrasi"))) as pdf:
        for figure in (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Alt")):
            del figure.Alt
        pdf.save(file)
    assert any("ALTERNATIVE-TEXT" in one for one in faults(file.getvalue()))
