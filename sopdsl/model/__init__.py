"""The second stage: AST to the resolved `Koleksi`."""

from sopdsl.model.index import index_of
from sopdsl.model.koleksi import Koleksi, Sop
from sopdsl.model.names import Input
from sopdsl.model.resolving import Resolution, Resolver, outlined, resolve
from sopdsl.model.schema import schema

__all__ = ["Input", "Koleksi", "Resolution", "Resolver", "Sop", "index_of", "outlined", "resolve", "schema"]
