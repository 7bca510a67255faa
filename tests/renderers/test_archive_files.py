"""The files that the PDFs carry for an archive: the sources, and the data."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from sopdsl.model.index import Indeks
from sopdsl.model.koleksi import Keputusan
from sopdsl.rendering import RenderContext
from sopdsl_renderers.form.lampiran.pdf import render as render_lampiran
from sopdsl_renderers.form.pdf import render
from sopdsl_renderers.json import render as render_json
from tests.renderers.archives import ALL, CONTEXT, OWN, SOURCE, SVG, attached, bundle, document, opened
from tests.renderers.hostile import hostile
from tests.renderers.samples import KONSULTASI, REGISTRASI, SEMUA

SHARED = {"deklarasi.sop", "kantor.pejabat.sop", "sopc.toml", "lambang.svg"}
"""What the document of the collection carries beside its index and what belongs to its SOPs."""


class TestAttachments:
    def test_a_sop_carries_its_source_and_its_json(self) -> None:
        pdf = opened(document("registrasi"))
        files = attached(document("registrasi"))
        assert files == {
            "002-registrasi-penyedia.sop": SOURCE,
            "002-registrasi-penyedia.json": render_json(REGISTRASI, CONTEXT).data,
        }
        said = {
            name: (str(spec.obj.AFRelationship), spec.get_file().mime_type, spec.description)
            for name, spec in pdf.attachments.items()
        }
        assert said == {
            "002-registrasi-penyedia.sop": ("/Source", "text/plain", "Naskah sumber SOP"),
            "002-registrasi-penyedia.json": ("/Data", "application/json", "Data SOP yang dicetak di sini"),
        }

    @ALL
    def test_all_belong_to_the_document(self, name: str) -> None:
        pdf = opened(document(name))
        specs = [spec.obj for spec in pdf.attachments.values()]
        assert sorted(str(spec.UF) for spec in pdf.Root.AF) == sorted(pdf.attachments)
        for spec in specs:
            assert spec.F == spec.UF
            assert spec.EF.F.Params.ModDate
            assert str(spec.Desc)

    def test_the_document_of_a_collection_carries_those_of_all_sops(self) -> None:
        files = attached(document("lampiran"))
        assert len(files) == 2 * len(SEMUA) + 1 + len(SHARED)
        for sop in SEMUA:
            name = sop.id.replace("/", ".")
            assert files[f"{name}.sop"] == SOURCE
            assert json.loads(files[f"{name}.json"])["id"] == sop.id

    def test_and_what_else_the_collection_is_made_of(self) -> None:
        pdf = opened(document("lampiran"))
        said = {
            name: (spec.get_file().mime_type, spec.description, spec.get_file().read_bytes())
            for name, spec in pdf.attachments.items()
            if name in SHARED
        }
        assert said == {
            "deklarasi.sop": ("text/plain", "Naskah sumber koleksi: deklarasi.sop", b"instansi uji = Uji\n"),
            "kantor.pejabat.sop": ("text/plain", "Naskah sumber koleksi: kantor/pejabat.sop", b""),
            "sopc.toml": ("text/plain", "Naskah sumber koleksi: sopc.toml", b'paper = "F4"\n'),
            "lambang.svg": ("image/svg+xml", "Lambang dalam koleksi: lambang.svg", SVG),
        }
        assert {str(pdf.attachments[name].obj.AFRelationship) for name in SHARED} == {"/Source"}

    @pytest.mark.parametrize("path", ["x/lambang kota.png", "indeks.json", "titik.ganda.svg"])
    def test_a_logo_of_any_path_is_carried(self, path: str) -> None:
        files = attached(render_lampiran(bundle(KONSULTASI), RenderContext(assets={path: SVG})).data)
        assert json.loads(files["indeks.json"])["sop"]
        assert (SVG in files.values()) == (path != "indeks.json")

    def test_and_an_index_that_leads_to_them(self) -> None:
        files = attached(document("lampiran"))
        index = json.loads(files["indeks.json"])
        assert [entry["id"] for entry in index["sop"]] == sorted(sop.id for sop in SEMUA)
        for entry in index["sop"]:
            assert set(entry["dokumen"]) == {"json", "sop"}
            assert json.loads(files[entry["dokumen"]["json"]])["nama"] == entry["nama"]
            assert entry["dokumen"]["sop"] in files

    def test_the_index_holds_the_decree(self) -> None:
        keputusan = Keputusan(
            jenis="Keputusan Walikota",
            tentang="Penetapan SOP",
            nomor="060",
            tanggal=datetime.date(2022, 4, 11),
            ditetapkan_di=None,
            ditetapkan_oleh=None,
        )
        whole = replace(bundle(KONSULTASI), keputusan=keputusan)
        index = json.loads(attached(render_lampiran(whole, CONTEXT).data)["indeks.json"])
        assert index["keputusan"]["tanggal"] == "2022-04-11"
        assert Indeks.model_validate(index).keputusan == keputusan

    def test_without_a_source_there_is_the_json_alone(self) -> None:
        assert set(attached(render(KONSULTASI, RenderContext()).data)) == {"001-konsultasi-lkjip.json"}

    def test_any_id_makes_names_of_its_own(self) -> None:
        ids = ("a/b", "a.b", "a_b", "../a", "C:\\a", "a b", "é", "")
        sops = [KONSULTASI.model_copy(update={"id": id}) for id in ids]
        files = attached(render_lampiran(bundle(*sops), CONTEXT).data)
        assert len(files) == 2 * len(ids) + 1 + len(SHARED)
        assert all(name.isascii() and not set(name) & set('/\\: <>"|?*') for name in files)
        for sop in sops:
            assert len(attached(render(sop, CONTEXT).data)) == 2

    def test_hostile_text_is_carried_as_it_is(self) -> None:
        text = '#panic() \\ "]} \u202e \x1b \ufeff\n'.encode()
        rendition = render(hostile(), RenderContext(source=text))
        assert text in attached(rendition.data).values()

    @pytest.mark.parametrize("source", [b"", b"x" * 300_000])
    def test_of_any_length(self, source: bytes) -> None:
        files = attached(render(KONSULTASI, RenderContext(source=source)).data)
        assert files["001-konsultasi-lkjip.sop"] == source

    def test_the_renderer_says_that_the_source_is_in_it(self) -> None:
        assert render(KONSULTASI, CONTEXT).holds_source
        assert not render_json(KONSULTASI, CONTEXT).holds_source
        assert render_lampiran(bundle(KONSULTASI), CONTEXT).holds_source
        other = RenderContext(assets=CONTEXT.assets, source=b"sop Lain\n")
        assert render(KONSULTASI, CONTEXT).data != render(KONSULTASI, other).data
        assert render(KONSULTASI, CONTEXT).part != render(KONSULTASI, other).part

    @pytest.mark.parametrize("name", [*OWN])
    def test_same_bytes_twice(self, name: str) -> None:
        assert render(OWN[name], CONTEXT).data == document(name)
