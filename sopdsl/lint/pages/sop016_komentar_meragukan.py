"""SOP016: a comment that may be meant as text."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

KOMENTAR_MERAGUKAN = Rule(
    code="SOP016",
    name="komentar-meragukan",
    level=Severity.WARNING,
    what="Sesudah teks, komentar diawali paling sedikit dua spasi dan tanda pagar. Tanda pagar yang harus tercetak "
    "ditulis dengan garis miring terbalik: \\#.",
    why="Dengan satu spasi saja, mungkin tanda pagar itu bagian dari teks. Teks sesudahnya dibaca sebagai komentar "
    "dan tidak tercetak.",
    source="bahasa .sop, bagian 1 (baris)",
    bad=(
        Bad(
            """
            peringatan: Arsip di Ruang «#» 3 tidak dipinjamkan
            """,
            fixed="""
            peringatan: Arsip di Ruang  # 3 tidak dipinjamkan
            """,
        ),
    ),
    good=(
        r"""
        peringatan: Arsip di Ruang \# 3 tidak dipinjamkan
        """,
        """
        peringatan: Arsip di ruang baca tidak dipinjamkan  # sejak 2026
        """,
    ),
)
