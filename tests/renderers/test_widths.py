"""The table of letter widths that ships is what `make widths` makes of the font."""

import runpy
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[2] / "renderers" / "generate_widths.py"


def test_the_table_is_up_to_date() -> None:
    pytest.importorskip("fontTools", reason="the widths are read with fonttools")
    generator = runpy.run_path(str(GENERATOR))
    assert generator["TARGET"].read_text(encoding="utf-8") == generator["table"]()
