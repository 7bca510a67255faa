"""SOP021: a word of the language where an id should be."""

from sopdsl.diagnostics import Severity
from sopdsl.lint.rule import Bad, Rule

KATA_CADANGAN = Rule(
    code="SOP021",
    name="kata-cadangan",
    level=Severity.ERROR,
    what="Kata kunci dan kata ya, tidak, jika, lanjut, dan selesai tidak dapat menjadi id pelaksana atau label.",
    why='Sebuah panah "-> selesai" tidak akan jelas: menuju akhir prosedur, atau menuju langkah itu.',
    source="bahasa .sop, bagian 2 (SOP)",
    bad=(
        Bad(
            """
            alur:
              pemohon: Mengajukan permohonan peminjaman arsip
              [«selesai»] arsiparis: Mencari dan menyerahkan arsip
            """
        ),
    ),
    good=(
        """
        alur:
          pemohon: Mengajukan permohonan peminjaman arsip
          [akhir] arsiparis: Mencari dan menyerahkan arsip
        """,
    ),
)
