"""What a preview of a decree shows: its own pages and the list of its appendix, and all of it as HTML."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader

from sopdsl.cli import main
from sopdsl.preview import appendix
from tests.preview.conftest import live_of, update_meanwhile, view_of
from tests.support import sop_text

pytestmark = pytest.mark.usefixtures("shelf")

DECREE = """\
keputusan Penetapan Standar Operasional Prosedur

jenis: Keputusan Walikota Pekalongan
nomor: 1 TAHUN 2022
tanggal: 11 April 2022

lampiran:
  1. SOP Layanan Kedua = @002-b
  2. SOP Layanan Pertama = @001-a
"""


def test_a_decree_shows_itself_and_the_sops_of_its_list(shelf):
    shelf.write("sops/keputusan.sop", DECREE)
    live = live_of("sops/keputusan.sop")
    view = view_of(live)
    assert [id for id, _ in view["choices"]] == ["lampiran", "002-b", "001-a"]
    assert "keputusan" in view["note"]
    assert (view["id"], view["stale"], view["document"]) == ("lampiran", None, None)
    assert len(view["pages"]) == 2
    assert main(["build", "sops", "--format", "html"]) == 0
    assert live.file(view["form"]) == (shelf.folder / "build/lampiran.html").read_bytes()
    assert len(view_of(live, "002-b")["pages"]) == 2


def test_the_pages_of_a_decree_are_those_before_the_forms_in_its_pdf(shelf):
    shelf.write("sops/keputusan.sop", DECREE)
    steps = "".join(f"  pd: Kegiatan nomor {n}\n  petugas: Memeriksa berkas {n}\n" for n in range(40))
    shelf.write("sops/002-b.sop", sop_text(steps, number="002", name="Layanan Kedua"))
    live = live_of("sops/keputusan.sop")
    views = live.views("", 30)
    quick, _, whole = (json.loads(next(views)) for _ in range(3))
    assert main(["build", "sops", "--format", "pdf"]) == 0
    pages = PdfReader(io.BytesIO((shelf.folder / "build/lampiran.pdf").read_bytes())).pages
    second = next(n for n, page in enumerate(pages, 1) if n > 3 and "Layanan Pertama" in page.extract_text())
    assert second > 5
    # How many pages a form has is not known at first, and tells where the next one begins.
    assert len(quick["pages"]) == len(whole["pages"]) == 2
    assert quick["pages"][0] == whole["pages"][0] and quick["pages"][1] != whole["pages"][1]
    assert 'viewBox="0 0 609.44' in live.file(whole["pages"][0]).decode()[:200]
    assert live_of("sops/keputusan.sop").view("") == live.view("")


def test_a_decree_that_is_too_large(shelf, monkeypatch):
    monkeypatch.setattr("sopdsl.building.lampiran.MOST", 1)
    shelf.write("sops/keputusan.sop", DECREE)
    live = live_of("sops/keputusan.sop")
    view = view_of(live)
    assert (view["pages"], view["form"], view["findings"]) == ([], None, [])
    assert view["stale"].startswith("Lampiran ini memuat lebih dari")
    assert len(view_of(live, "002-b")["pages"]) == 2


def test_a_change_interrupts_the_making_of_a_whole_decree(shelf, monkeypatch):
    shelf.write("sops/keputusan.sop", DECREE)
    live = live_of("sops/keputusan.sop")
    task, made = appendix.SopTask, []

    def changed(id, *rest):
        made.append(id)
        if len(made) == 1:
            shelf.change("Penetapan Standar", "Penetapan Hal Lain", "sops/keputusan.sop")
            update_meanwhile(live)
        return task(id, *rest)

    monkeypatch.setattr(appendix, "SopTask", changed)
    views = live.views("", 30, pages_first=False)
    view = json.loads(next(views))
    assert made == ["002-b", "001-a"]
    assert b"HAL LAIN" in live.file(view["form"]).upper()


def test_a_decree_and_what_it_lists_change(shelf, monkeypatch):
    shelf.write("sops/keputusan.sop", DECREE)
    live = live_of("sops/keputusan.sop")
    good = view_of(live)
    made = []
    task = appendix.SopTask
    monkeypatch.setattr(appendix, "SopTask", lambda id, *rest: made.append(id) or task(id, *rest))
    shelf.change("Memeriksa berkas", "Memeriksa dokumen")
    live.update()
    assert b"Memeriksa dokumen" in live.file(view_of(live)["form"])
    assert made == ["001-a"]
    shelf.change("lampiran:", "lampirann:", "sops/keputusan.sop")
    live.update()
    bad = view_of(live)
    assert bad["stale"] and bad["findings"] and len(bad["choices"]) == 3
    assert bad["form"] != good["form"] and live.file(bad["form"])
    shelf.write("sops/keputusan.sop", DECREE)
    shelf.change("Memeriksa dokumen", "Memeriksa berkas")
    live.update()
    assert view_of(live) == good
