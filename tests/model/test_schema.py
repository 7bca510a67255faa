"""The JSON Schema of the documents: the documents obey it, and it is not so loose that anything would."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sopdsl.model import Input, Resolution, index_of, resolve, schema
from sopdsl.source import Source
from sopdsl.syntax import parse

SOPS = Path(__file__).parents[2] / "sops"


@pytest.fixture(scope="module")
def seed() -> Resolution:
    inputs = []
    for path in sorted(SOPS.rglob("*.sop")):
        id = path.relative_to(SOPS).with_suffix("").as_posix()
        inputs.append(Input(id, parse(Source(f"{id}.sop", path.read_text(encoding="utf-8")))))
    return resolve(inputs)


@pytest.mark.parametrize("kind", ["sop", "koleksi"])
def test_schema_is_a_schema(kind: Any) -> None:
    document = schema(kind)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(document)
    assert all("description" in definition for definition in document["$defs"].values())
    assert next(iter(document)) == "$schema"
    assert json.dumps(schema(kind)) == json.dumps(document)


def test_documents_obey_the_schema(seed: Resolution) -> None:
    assert len(seed.koleksi.sop) >= 5
    validator = jsonschema.Draft202012Validator(schema("sop"), format_checker=jsonschema.FormatChecker())
    for sop in seed.koleksi.sop:
        validator.validate(json.loads(sop.model_dump_json()))
    jsonschema.validate(json.loads(index_of(seed.koleksi, ["pdf"]).model_dump_json()), schema("koleksi"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("alur", 0, "kegiatan", 0, "simbol", 0, "bentuk"), "segitiga"),
        (("versi",), 2),
        (("tanggal", "efektif"), 11),
        (("lain",), 1),
        (("unit", "logo"), "x.svg"),
        (("dasar_hukum", "butir", 0, "miring"), [[1]]),
    ],
)
def test_schema_refuses_what_is_wrong(seed: Resolution, path: tuple[Any, ...], value: Any) -> None:
    document = copy.deepcopy(seed.koleksi.sop[0].model_dump(mode="json"))
    inner: Any = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema("sop"))


def test_every_key_is_required_but_italics(seed: Resolution) -> None:
    document = seed.koleksi.sop[0].model_dump(mode="json")
    for key in document:
        without = {k: v for k, v in document.items() if k != key}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(without, schema("sop"))
    assert "miring" not in document
    jsonschema.validate(document | {"miring": [[0, 3]]}, schema("sop"))


def test_unknown_document() -> None:
    with pytest.raises(KeyError):
        schema("diagram")  # type: ignore[arg-type]
