"""What is written in the symbols of the swimlane diagram."""

from __future__ import annotations

import pytest

from sopdsl.model.koleksi import Simbol, Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.swimlane.svg import render
from tests.renderers.samples import BANTUAN_HUKUM, DUA_TABEL, KONSULTASI, REGISTRASI, kegiatan
from tests.renderers.svg_reader import read


def symbols(sop: Sop, notes: bool = False) -> list[tuple[str, bool]]:
    """What stands in each symbol, and whether it is a diamond."""
    picture = read(render(sop, RenderContext(notes=notes)).data)
    return [(" ".join(row.text for row in symbol.rows), symbol.diamond) for symbol in picture.symbols]


class TestAStepOfSeveral:
    def said(self, pelaksana: str, bentuk: str = "proses", tanya: str | None = None) -> list[tuple[str, bool]]:
        one, _, *others = KONSULTASI.alur[0].kegiatan
        step = kegiatan(2, pelaksana, "Memeriksa berkas, apakah lengkap", bentuk=bentuk, tanya=tanya)
        alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (one, step, *others)})
        sop = KONSULTASI.model_copy(update={"alur": (alur,)})
        return [(text, diamond) for text, diamond in symbols(sop) if text.startswith("2.")]

    def test_is_told_once(self) -> None:
        full = "2. Memeriksa berkas, apakah lengkap"
        assert self.said("analis + muda + kabag") == [(full, False), ("2. bersama", False), ("2. bersama", False)]
        assert self.said("analis > muda > kabag") == [(full, False), ("2. lanjutan", False), ("2. lanjutan", False)]

    def test_each_way_of_a_choice_tells_it(self) -> None:
        full = "2. Memeriksa berkas, apakah lengkap"
        assert self.said("analis | muda") == [(full, False), (full, False)]

    def test_a_decision_at_its_end_asks(self) -> None:
        full = "2. Memeriksa berkas, apakah lengkap"
        assert self.said("analis > kabag", "keputusan") == [(full, False), ("2. Apakah lengkap?", True)]
        assert self.said("analis > kabag", "keputusan", "Sah?") == [(full, False), ("2. Sah?", True)]

    def test_a_decision_without_a_question_refers_to_it(self) -> None:
        one, _, *others = KONSULTASI.alur[0].kegiatan
        step = kegiatan(2, "analis > kabag", "Mengkaji draf, lalu diteruskan", bentuk="keputusan")
        alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (one, step, *others)})
        said = symbols(KONSULTASI.model_copy(update={"alur": (alur,)}))
        assert said[1:3] == [("2. Mengkaji draf, lalu diteruskan", False), ("2. keputusan", True)]

    def test_an_added_symbol_goes_on_with_it(self) -> None:
        one, two, *others = KONSULTASI.alur[0].kegiatan
        added = Simbol(id="2.kabag", pelaksana="kabag", tambahan=True)
        two = two.model_copy(update={"simbol": (*two.simbol, added)})
        alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (one, two, *others)})
        said = symbols(KONSULTASI.model_copy(update={"alur": (alur,)}))
        assert said[1:3] == [("2. memberikan jawaban pertanyaan", False), ("2. lanjutan", False)]
        assert ("2. Bisa?", True) in symbols(DUA_TABEL)

    def test_the_real_ones_are_short(self) -> None:
        picture = read(render(BANTUAN_HUKUM, RenderContext()).data)
        assert all(symbol.title.startswith("Melaporkan hasil putusan") for symbol in picture.symbols[-3:])
        said = [text for text, _ in symbols(BANTUAN_HUKUM)]
        assert said[-3:] == ["7. lanjutan"] * 3
        assert len({text for text in said if "lanjutan" not in text and "bersama" not in text}) == 7


class TestDecisions:
    def said(self, uraian: str, tanya: str | None = None) -> str:
        one, two, *others = KONSULTASI.alur[0].kegiatan
        step = kegiatan(2, two.simbol[0].pelaksana, uraian, bentuk="keputusan", tanya=tanya)
        alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (one, step, *others)})
        picture = read(render(KONSULTASI.model_copy(update={"alur": (alur,)}), RenderContext()).data)
        (diamond,) = (symbol for symbol in picture.symbols if symbol.diamond)
        assert uraian in diamond.title
        return " ".join(row.text for row in diamond.rows)

    def test_the_question_comes_first_and_the_step_below_it(self) -> None:
        assert self.said("Memeriksa berkas; bila lengkap diteruskan", "Lengkap?") == "2. Lengkap? Memeriksa berkas"

    def test_what_the_question_says_is_not_said_again(self) -> None:
        assert self.said("Apakah lengkap?", "Apakah lengkap?") == "2. Apakah lengkap?"

    @pytest.mark.parametrize(
        ("uraian", "said"),
        [
            ("Menelaah apakah berkas lengkap.", "2. Apakah berkas lengkap?"),
            ("Memeriksa berkas\na. Jika lengkap diteruskan\nb. Jika tidak dikembalikan", "2. Memeriksa berkas"),
            ("Mengkaji dan mengoreksi draf, selanjutnya diajukan kepada Kabag", "2. Mengkaji dan mengoreksi draf"),
            ("Mengkaji usulan; bila disetujui diteruskan", "2. Mengkaji usulan"),
            ("Meneruskan ke Kasubag. Layanan", "2. Meneruskan ke Kasubag. Layanan"),
            ("Memeriksa berkas, surat, dan bukti", "2. Memeriksa berkas, surat, dan bukti"),
            ("Apakah?", "2. Apakah?"),
        ],
    )
    def test_else_a_short_form_of_the_step(self, uraian: str, said: str) -> None:
        assert self.said(uraian) == said

    def test_a_long_one_is_written_in_full(self) -> None:
        uraian = " ".join(["Memeriksa", "kelengkapan", "persyaratan"] * 12)
        assert self.said(uraian) == f"2. {uraian}"


class TestNotes:
    def test_only_where_they_are_wanted(self) -> None:
        plain, noted = (render(KONSULTASI, RenderContext(notes=notes)).data.decode() for notes in (False, True))
        step = KONSULTASI.alur[0].kegiatan[0]
        assert step.waktu is not None
        assert f"Waktu: {step.waktu.teks}" in noted
        assert "Waktu" not in plain
        assert "Output: " in noted

    def test_once_a_step(self) -> None:
        picture = read(render(REGISTRASI, RenderContext(notes=True)).data)
        steps = [k for k in REGISTRASI.alur[0].kegiatan if k.waktu is not None]
        noted = [s for s in picture.symbols if any(row.text.startswith("Waktu: ") for row in s.rows)]
        assert len(noted) == len(steps)
        assert len(picture.symbols) > len(steps)

    def test_they_are_small(self) -> None:
        picture = read(render(REGISTRASI, RenderContext(notes=True)).data)
        sizes = {row.size for s in picture.symbols for row in s.rows if row.text.startswith(("Waktu", "Output"))}
        assert len(sizes) == 1
        assert sizes.pop() < min(row.size for s in picture.symbols for row in s.rows[:1])

    def test_lines_of_the_source_stay_apart(self) -> None:
        one, two, *others = KONSULTASI.alur[0].kegiatan
        assert two.waktu is not None
        two = two.model_copy(update={"waktu": two.waktu.model_copy(update={"teks": "Biasa: 1 hari\nKilat: 1 jam;"})})
        alur = KONSULTASI.alur[0].model_copy(update={"kegiatan": (one, two, *others)})
        said = symbols(KONSULTASI.model_copy(update={"alur": (alur,)}), notes=True)
        assert "Waktu: Biasa: 1 hari; Kilat: 1 jam Output" in said[1][0]
