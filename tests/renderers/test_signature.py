"""How forms are signed, and the watermark of those that are not: QR code, note at the foot, the word DRAF."""

from __future__ import annotations

import pytest

from sopdsl.rendering import Signature
from tests.renderers.html_reader import read
from tests.renderers.pdf_reader import pages, pieces, reader
from tests.renderers.samples import KONSULTASI, REGISTRASI
from tests.renderers.themed import draft, html, pdf


def test_a_qr_code_has_its_room_above_the_name() -> None:
    data = pdf(KONSULTASI, signature=Signature(qr=True))
    found = {piece.text: piece for piece in pieces(data, 0)}
    name = next(piece for text, piece in found.items() if text.startswith(KONSULTASI.disahkan_oleh.nama[:12]))
    assert 30 < name.y - found["Kode QR"].y < 60
    assert "Kode QR" not in pages(pdf(KONSULTASI))[0]
    assert "Kode QR" in html(KONSULTASI, signature=Signature(qr=True))
    assert "Kode QR" not in html(KONSULTASI)


NOTE = (
    "Dokumen ini telah ditandatangani secara elektronik dengan sertifikat elektronik; keasliannya dapat diperiksa "
    "dengan memindai kode QR pada halaman pertama atau melalui laman resmi pemerintah daerah yang menerbitkannya, "
    "dan cetakannya merupakan salinan."
)


def test_the_note_stands_at_the_foot_of_every_page_and_takes_its_room() -> None:
    assert len(NOTE) > 240
    data = pdf(REGISTRASI, signature=Signature(note=NOTE))
    height = float(reader(data).pages[0].mediabox.height)
    for number, text in enumerate(pages(data)):
        assert text.count(NOTE) == 1
        below = max(piece.y for piece in pieces(data, number))
        assert below < height - 14
    assert len(pages(data)) >= len(pages(pdf(REGISTRASI)))


def test_the_note_is_data() -> None:
    note = '#panic() *a* </style><b> \\" {{ 7*7 }} @page'
    assert note in pages(pdf(KONSULTASI, signature=Signature(note=note)))[0]
    page = html(KONSULTASI, signature=Signature(note=note))
    (said,) = [one.text for one in read(page).all("p") if "catatan-kaki" in (one.attributes.get("class") or "")]
    assert said == note
    assert "</style><b>" not in page


def artifacts_of(data: bytes) -> list[int]:
    """How many pieces of each page are no part of what is read aloud."""
    contents = [sheet.get_contents() for sheet in reader(data).pages]
    return [0 if one is None else one.get_data().count(b"/Artifact") for one in contents]


def test_drafts_have_a_watermark_that_is_no_text() -> None:
    marked, plain = pdf(draft(REGISTRASI)), pdf(draft(REGISTRASI), watermark=False)
    assert pages(marked) == pages(plain)
    assert marked != plain
    assert [artifacts + 1 for artifacts in artifacts_of(plain)] == artifacts_of(marked)
    assert 'class="tanda-air" aria-hidden="true"' in html(draft(REGISTRASI))
    assert 'class="tanda-air"' not in html(draft(REGISTRASI), watermark=False)


@pytest.mark.parametrize("status", ["berlaku", "dicabut"])
def test_others_have_none(status: str) -> None:
    one = KONSULTASI.model_copy(update={"status": status})
    assert pdf(one) == pdf(one, watermark=False)
    assert html(one) == html(one, watermark=False)
    assert 'class="tanda-air"' not in html(one)
