"""Small typical flows as pictures: the notation of `flows` above the line, the drawing in characters below it.

To accept new pictures after looking at them: `python -m tests.layout.test_goldens`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl_renderers.layout import audit, draw, flow_of, paginate, printed_rows
from sopdsl_renderers.layout.geometry import Metrics
from tests.layout.flows import picture, table

GOLDENS = sorted((Path(__file__).parent / "goldens").glob("*.txt"))
RULE = "-" * 60


def drawn(source: str) -> str:
    """The picture of a flow; a first line `halaman 200` asks for pages with that much room."""
    first, _, rest = source.partition("\n")
    if not first.startswith("halaman"):
        drawing = draw(flow_of(table(source)))
        metrics = Metrics([drawing.min_column] * drawing.columns, [row.min_height for row in drawing.rows])
        assert audit(drawing, metrics).notes == ()
        return picture(drawing)
    alur, room = table(rest), float(first.split()[1])
    pages = paginate(flow_of(alur), [36.0] * len(printed_rows(alur)), (room, room))
    return f"\n{RULE}\n".join(picture(page.drawing, page.heights) for page in pages)


def parted(path: Path) -> tuple[str, str]:
    source, _, expected = path.read_text(encoding="utf-8").partition(f"\n{RULE}\n")
    return source, expected.rstrip("\n")


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_picture(path: Path) -> None:
    source, expected = parted(path)
    assert drawn(source) == expected


def test_there_are_pictures() -> None:
    assert len(GOLDENS) >= 8


if __name__ == "__main__":
    for golden in GOLDENS:
        text = parted(golden)[0]
        golden.write_text(f"{text}\n{RULE}\n{drawn(text)}\n", encoding="utf-8")
