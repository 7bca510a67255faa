"""What a theme leaves out of the forms although an author wrote it: for warnings."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.model.koleksi import Sop
from sopdsl.rendering import Theme
from sopdsl_renderers.spoken import row_name

_MOST = 8
"""Rows named at most."""


def omissions(sop: Sop, theme: Theme) -> Iterator[str]:
    """A sentence (Indonesian) for each kind of text that the theme has no place for."""
    if theme.keterangan is not None:
        return
    rows = [
        row_name(kegiatan, row)
        for alur in sop.alur
        for row, kegiatan in enumerate(alur.kegiatan, 1)
        if kegiatan.keterangan is not None
    ]
    if rows:
        more = f", dan {len(rows) - _MOST} lainnya" if len(rows) > _MOST else ""
        yield f"keterangan {', '.join(rows[:_MOST])}{more} tidak dicetak, sebab tema koleksi ini tanpa kolom keterangan"
