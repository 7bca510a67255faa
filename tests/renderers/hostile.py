"""A SOP whose every author text tries to be read as something else: markup, template, escape, control character."""

from __future__ import annotations

from sopdsl.model.koleksi import Butir, Kotak, Simbol, Sop, Waktu
from tests.renderers.samples import DUA_TABEL

TEXT = (
    "<script>alert(1)</script> </style> {{7*7}} {% raw %} \"&' ]]> --> &lt; &amp;copy; \\N \\l \\ \x00\x1b\x85 <b>z</b>"
)
CLEAN = TEXT.translate(dict.fromkeys(map(ord, "\x00\x1b\x85"), "\N{REPLACEMENT CHARACTER}"))
"""What stands in its place in a document: the control characters replaced, all else literal."""


def hostile() -> Sop:
    """`DUA_TABEL` with the text in each place that holds a text."""
    box = Kotak(pengantar=TEXT, penanda="strip", butir=(Butir(teks=TEXT),))

    def symbol(simbol: Simbol) -> Simbol:
        return simbol.model_copy(update={"tanya": TEXT} if simbol.bentuk == "keputusan" else {})

    tables = tuple(
        alur.model_copy(
            update={
                "judul": TEXT,
                "catatan": box,
                "kegiatan": tuple(
                    k.model_copy(
                        update={
                            "uraian": TEXT,
                            "kelengkapan": box,
                            "output": box,
                            "keterangan": TEXT,
                            "waktu": Waktu(teks=TEXT, jenis="bebas"),
                            "simbol": tuple(map(symbol, k.simbol)),
                        }
                    )
                    for k in alur.kegiatan
                ),
                "panah": tuple(p.model_copy(update={"syarat": TEXT} if p.syarat else {}) for p in alur.panah),
            }
        )
        for alur in DUA_TABEL.alur
    )
    return DUA_TABEL.model_copy(
        update={
            "nama": TEXT,
            "nomor": TEXT,
            "satuan_waktu": TEXT,
            "unit": DUA_TABEL.unit.model_copy(update={"kop": (TEXT, TEXT), "logo": TEXT}),
            "disahkan_oleh": DUA_TABEL.disahkan_oleh.model_copy(update={"jabatan": TEXT, "nama": TEXT, "nip": TEXT}),
            **dict.fromkeys(
                (
                    "dasar_hukum",
                    "kualifikasi_pelaksana",
                    "keterkaitan",
                    "peralatan_dan_perlengkapan",
                    "peringatan",
                    "pencatatan_dan_pendataan",
                ),
                box,
            ),
            "pelaksana": tuple(p.model_copy(update={"nama": TEXT}) for p in DUA_TABEL.pelaksana),
            "alur": tables,
        }
    )
