"""The drawing of a flow, numbers only: symbols and arrows on a logical grid, page cuts, and an audit of the result."""

from sopdsl_renderers.layout.audit import Audit, audit, unpaired
from sopdsl_renderers.layout.draw import MIN_COLUMN, draw
from sopdsl_renderers.layout.flow import flow_of, form_size, printed_rows
from sopdsl_renderers.layout.pages import next_number, paginate

__all__ = [
    "MIN_COLUMN",
    "Audit",
    "audit",
    "draw",
    "flow_of",
    "form_size",
    "next_number",
    "paginate",
    "printed_rows",
    "unpaired",
]
