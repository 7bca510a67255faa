"""The JSON document of one SOP."""

import json

import pytest
from jsonschema import Draft202012Validator

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import RenderContext
from sopdsl_renderers.json import render
from tests.renderers.hostile import hostile
from tests.renderers.samples import DRAF_KOSONG, REGISTRASI, SEMUA


def document(sop: Sop) -> str:
    return render(sop, RenderContext()).data.decode("utf-8")


@pytest.mark.parametrize("sop", [*SEMUA, hostile()], ids=lambda sop: sop.id)
def test_is_the_model_and_fits_its_schema(sop: Sop):
    data = json.loads(document(sop))
    schema = Sop.model_json_schema(mode="serialization")
    Draft202012Validator.check_schema(schema)
    assert not [error.message for error in Draft202012Validator(schema).iter_errors(data)]
    assert Sop.model_validate(data) == sop.model_copy(update={"unit": sop.unit.model_copy(update={"logo": None})})


def test_keys_stand_in_the_order_of_the_model():
    data = json.loads(document(REGISTRASI))
    fields = [name for name in Sop.model_fields if not name.endswith("miring")]
    assert list(data) == fields
    assert list(data["alur"][0]["panah"][0]) == ["dari", "ke", "syarat"]


def test_every_key_is_there_in_an_empty_draft():
    data = json.loads(document(DRAF_KOSONG))
    assert data["pelaksana"] == []
    assert data["dasar_hukum"] == {"pengantar": None, "penanda": None, "butir": [], "rujukan": []}


def test_layout_of_the_file():
    sop = REGISTRASI.model_copy(update={"nama": "Pelayanan “kilat” – é"})
    text = document(sop)
    assert text.startswith('{\n  "format": "sopdsl/sop",\n  "versi": 1,\n')
    assert text.endswith("\n}\n")
    assert '  "nama": "Pelayanan “kilat” – é",\n' in text
    assert "\r" not in text


def test_same_bytes_whatever_the_paper_and_the_files():
    assert render(REGISTRASI, RenderContext()) == render(REGISTRASI, RenderContext("A4", {"x.png": b""}))
