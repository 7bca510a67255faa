"""SOPs of the Keputusan as resolved values, built by hand so that tests of the backends need no parser.

`REGISTRASI` has 17 rows, three decisions, a hand-over and a joint step; `BANTUAN_HUKUM` eight pelaksana;
`KONSULTASI` is the plainest; `DUA_TABEL` has two titled tables, a unit of time, an added symbol, capsules of their
own and a note; `DRAF` lost its first rows in the source and `DRAF_KOSONG` has nothing but a note.
"""

from tests.renderers.samples.bantuan_hukum import BANTUAN_HUKUM
from tests.renderers.samples.making import (
    HUKUM,
    ORGANISASI,
    PBJ,
    SEKDA,
    TANGGAL,
    kegiatan,
    kotak,
    panah,
    sop,
    teks,
    waktu,
)
from tests.renderers.samples.registrasi import REGISTRASI
from tests.renderers.samples.small import DRAF, DRAF_KOSONG, DUA_TABEL, KONSULTASI

__all__ = [
    "BANTUAN_HUKUM",
    "DRAF",
    "DRAF_KOSONG",
    "DUA_TABEL",
    "HUKUM",
    "KONSULTASI",
    "ORGANISASI",
    "PBJ",
    "REGISTRASI",
    "SEKDA",
    "SEMUA",
    "TANGGAL",
    "kegiatan",
    "kotak",
    "panah",
    "sop",
    "teks",
    "waktu",
]

SEMUA = (REGISTRASI, BANTUAN_HUKUM, KONSULTASI, DUA_TABEL, DRAF, DRAF_KOSONG)
