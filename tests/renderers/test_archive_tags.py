"""The PDFs as a screen reader takes them: headings, tables with heads, figures with a text, lists, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf

from tests.renderers.archives import ALL, dictionaries, document, opened
from tests.renderers.samples import DUA_TABEL, REGISTRASI, SEMUA


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree."""

    node: Any

    @property
    def kind(self) -> str:
        return str(self.node.S)

    def attribute(self, name: str) -> Any:
        """An attribute of the element; None where it has none."""
        given = self.node.get("/A")
        for one in given if isinstance(given, pikepdf.Array) else [] if given is None else [given]:
            if isinstance(one, pikepdf.Dictionary) and name in one:
                return one[name]
        return None

    def children(self) -> list[Tag]:
        kids = self.node.get("/K")
        many = kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
        return [Tag(kid) for kid in many if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    def within(self) -> Iterator[Tag]:
        """The element and all in it, in reading order."""
        yield self
        for child in self.children():
            yield from child.within()


def tags(data: bytes) -> list[Tag]:
    root = opened(data).Root.StructTreeRoot.K
    tops = root if isinstance(root, pikepdf.Array) else [root]
    return [tag for top in tops for tag in Tag(top).within()]


class TestTags:
    @ALL
    def test_headings_begin_with_the_first_and_skip_none(self, name: str) -> None:
        levels = [int(tag.kind[2:]) for tag in tags(document(name)) if tag.kind[:2] == "/H" and tag.kind[2:].isdigit()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_a_sop_has_headings_for_its_name_its_boxes_and_its_titled_tables(self) -> None:
        found = [(tag.kind, str(tag.node.T)) for tag in tags(document("dua tabel")) if tag.kind in ("/H1", "/H2")]
        assert found[0] == ("/H1", DUA_TABEL.nama)
        assert [text for _, text in found[1:]] == [
            "DASAR HUKUM :",
            "KUALIFIKASI PELAKSANA :",
            "KETERKAITAN :",
            "PERALATAN/PERLENGKAPAN :",
            "PERINGATAN :",
            "PENCATATAN DAN PENDATAAN :",
            *[alur.judul for alur in DUA_TABEL.alur],
        ]

    def test_a_heading_that_is_printed_again_on_the_next_page_is_read_once(self) -> None:
        names = [str(tag.node.T) for tag in tags(document("panjang")) if tag.kind == "/H2"]
        assert names.count("DASAR HUKUM :") == 1
        assert len(names) == 6
        assert len(opened(document("panjang")).pages) > 3

    @ALL
    def test_tables_have_two_rows_of_heads_for_their_columns(self, name: str) -> None:
        tables = [tag for tag in tags(document(name)) if tag.kind == "/Table"]
        assert bool(tables) == (name != "tanpa alur")
        for table in tables:
            head, body = table.children()
            assert (head.kind, body.kind) == ("/THead", "/TBody")
            rows = head.children()
            assert len(rows) == 2
            for cell in (cell for row in rows for cell in row.children()):
                assert cell.kind == "/TH"
                assert cell.attribute("/Scope") == "/Column"
            assert {cell.kind for row in body.children() for cell in row.children()} == {"/TD"}

    @ALL
    def test_every_row_of_a_table_fills_all_its_columns(self, name: str) -> None:
        for table in (tag for tag in tags(document(name)) if tag.kind == "/Table"):
            rows = [tag for tag in table.within() if tag.kind == "/TR"]
            filled: dict[int, int] = {}
            for at, row in enumerate(rows):
                for cell in row.children():
                    for line in range(at, at + int(cell.attribute("/RowSpan") or 1)):
                        filled[line] = filled.get(line, 0) + int(cell.attribute("/ColSpan") or 1)
            assert len(set(filled.values())) == 1
            assert len(filled) == len(rows)

    @ALL
    def test_cells_name_heads_that_are_there(self, name: str) -> None:
        for table in (tag for tag in tags(document(name)) if tag.kind == "/Table"):
            known = {bytes(tag.node.ID) for tag in table.within() if tag.kind == "/TH"}
            cells = [tag for tag in table.within() if tag.kind == "/TD"]
            named = [{bytes(id) for id in cell.attribute("/Headers")} for cell in cells]
            assert cells
            assert all(ids and ids <= known for ids in named)

    @ALL
    def test_every_figure_has_a_text(self, name: str) -> None:
        figures = [tag for tag in tags(document(name)) if tag.kind == "/Figure"]
        assert all(str(tag.node.get("/Alt", "")).strip() for tag in figures)
        assert all(tag.attribute("/BBox") is not None for tag in figures)

    def test_each_symbol_tells_what_it_is_and_each_page_what_the_flow_is(self) -> None:
        texts = [str(tag.node.Alt) for tag in tags(document("registrasi")) if tag.kind == "/Figure"]
        symbols = [text for text in texts if " oleh " in text]
        assert len(symbols) == sum(len(row.simbol) for row in REGISTRASI.alur[0].kegiatan)
        said = "17 langkah, 3 keputusan. Pelaksana: Pemohon, Helpdesk, Verifikator."
        flows = [text for text in texts if text.startswith("Bagan alir")]
        assert [text.split(": ", 1)[0] for text in flows] == [f"Bagan alir, bagian {n} dari 2" for n in (1, 2)]
        assert all(said in text for text in flows)
        assert texts.index(flows[1]) > texts.index(symbols[5])

    def test_the_flow_is_told_before_its_table(self) -> None:
        order = [
            str(tag.node.get("/Alt", tag.kind))
            for tag in tags(document("dua tabel"))
            if tag.kind == "/Table" or str(tag.node.get("/Alt", "")).startswith("Bagan alir")
        ]
        assert [text.split(":")[0] for text in order] == [
            "Bagan alir A. Perawatan Berkala",
            "/Table",
            "Bagan alir B. Pelaporan Kerusakan",
            "/Table",
        ]

    @ALL
    def test_lists_are_lists(self, name: str) -> None:
        lists = [tag for tag in tags(document(name)) if tag.kind == "/L"]
        assert bool(lists) == (name not in ("draf", "tanpa alur"))
        for one in lists:
            assert {child.kind for child in one.children()} == {"/LI"}
            for item in one.children():
                assert [child.kind for child in item.children()] == ["/Lbl", "/LBody"]

    @ALL
    def test_pages_are_read_in_the_order_of_their_tags(self, name: str) -> None:
        assert all(page.Tabs == "/S" for page in opened(document(name)).pages if "/Annots" in page)
        assert all("/StructParents" in page for page in opened(document(name)).pages)

    def test_links_say_where_they_lead(self) -> None:
        links = [obj for obj in dictionaries(opened(document("lampiran"))) if obj.get("/Subtype") == "/Link"]
        assert len(links) >= len(SEMUA)
        assert all(str(link.Contents).strip() for link in links)
        assert all("/StructParent" in link for link in links)
        # Printed, and neither hidden nor out of view: what PDF/A asks of an annotation.
        assert all(int(link.F) & 0b100111 == 0b100 for link in links)
