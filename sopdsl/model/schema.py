"""Beside the second stage: the JSON Schema of its documents, made from the models themselves."""

from __future__ import annotations

from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sopdsl.model.index import Indeks
from sopdsl.model.koleksi import Model, Sop
from sopdsl.model.statistik import Statistik

Document = Literal["sop", "koleksi", "statistik"]

_MODELS: dict[Document, type[Model]] = {"sop": Sop, "koleksi": Indeks, "statistik": Statistik}


class _Generator(GenerateJsonSchema):
    """Knows that every key is always there, except the italic stretches, and ignores how those are left out."""

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:  # noqa: ANN401 (a union of pydantic's own types)
        """A model's serializer only leaves keys out, so its schema is that of its fields."""
        return None if schema.get("type") == "function-wrap" else super().ser_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A key that is always there has no default."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of a model, with its keys required."""
        json_schema = super().model_schema(schema)
        keys = json_schema.get("properties", {})
        json_schema["required"] = [key for key in keys if not key.endswith("miring")]
        return json_schema


def schema(kind: Document) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document of one SOP, of a collection's index, or of its figures.

    A KeyError for another kind.
    """
    described = _MODELS[kind].model_json_schema(mode="serialization", schema_generator=_Generator)
    return {"$schema": _Generator.schema_dialect, **described}
