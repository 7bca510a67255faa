"""SOP046: a folder that the system does not let be opened."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

FOLDER_TAK_TERBUKA = Rule(
    code="SOP046",
    name="folder-tak-terbuka",
    level=Severity.ERROR,
    what="Semua folder di dalam koleksi harus dapat dibuka.",
    why="SOP di dalamnya tidak diperiksa, dan rujukan ke sana tidak dikenal.",
    source="aturan sopc: berkas dan folder",
    bad=(
        Bad(
            """
            === rahasia/ (tertutup)
            «»
            """
        ),
    ),
    on_disk=True,
)
