"""SOP312: an arrow that had to be drawn by a pair of connectors inside a page."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Rule

PENGHUBUNG_DALAM_HALAMAN = Rule(
    code="SOP312",
    name="penghubung-dalam-halaman",
    level=Severity.WARNING,
    what="Sebuah panah tidak mendapat tempat di antara panah lain, maka digambar dengan sepasang penghubung bernomor "
    "sama di halaman yang sama. Pesan ini diberikan saat dokumen dibuat, bukan oleh sopc check.",
    why="Peraturan hanya mengenal penghubung antarhalaman. Biasanya halaman itu terlalu ramai, atau sebuah keputusan "
    "bercabang terlalu banyak: bagi alurnya atau keputusannya, kurangi panahnya, atau mulai halaman baru dengan "
    '"halaman baru".',
    source="Permenpan RB 35/2012, lampiran, Bab II huruf B angka 2 huruf b (segilima menghubungkan simbol yang "
    "berbeda halaman)",
    bad=(),
)
