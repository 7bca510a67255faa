"""The words of the language: keys of each kind of block, flow words, and ids that authors cannot use; no logic."""

from __future__ import annotations

SOP_BOXES = (
    "dasar hukum",
    "kualifikasi pelaksana",
    "keterkaitan",
    "peralatan dan perlengkapan",
    "peringatan",
    "pencatatan dan pendataan",
)
SOP_KEYS = (
    "nomor",
    "unit",
    "tanggal pembuatan",
    "tanggal revisi",
    "tanggal efektif",
    "tanggal pengesahan",
    "disahkan oleh",
    "jenis",
    "cakupan",
    "status",
    "kop",
    "satuan waktu",
    *SOP_BOXES,
)
BOX_KEYS = (*SOP_BOXES, "kelengkapan", "waktu", "output", "menimbang", "mengingat", "memperhatikan")
"""Fields that may be left empty, and may have a list."""
STEP_KEYS = ("kelengkapan", "waktu", "output", "keterangan", "tanya", "sop", "nomor", "sisi")
STEP_FLAGS = ("opsional", "halaman baru")
"""Lines of a step that are a keyword and nothing else."""
ALUR_KEYS = ("kolom", "catatan", "baris hilang")
KEPUTUSAN_KEYS = (
    "kop",
    "jenis",
    "nomor",
    "tanggal",
    "ditetapkan di",
    "ditetapkan oleh",
    "menimbang",
    "mengingat",
    "memperhatikan",
    "menetapkan",
    "lampiran",
)
DECLARATION_KEYS = {
    "instansi": ("kota", "logo"),
    "unit": ("instansi", "kop", "pola nomor"),
    "pejabat": ("jabatan", "nip"),
    "peraturan": ("diubah oleh", "dicabut oleh"),
}
FLOW_WORDS = ("ya", "tidak", "jika", "lanjut", "selesai")
HEAD_WORDS = ("sop", "keputusan", "pelaksana", "alur", *STEP_FLAGS, *DECLARATION_KEYS)

RESERVED = frozenset(
    word
    for words in (SOP_KEYS, STEP_KEYS, ALUR_KEYS, KEPUTUSAN_KEYS, *DECLARATION_KEYS.values(), FLOW_WORDS, HEAD_WORDS)
    for word in words
)
"""Words that cannot be the id of a pelaksana or a label."""

UNITS_OF_TIME = ("menit", "jam", "hari", "hari kerja", "hari kalender", "minggu", "bulan", "tahun")
VALUES = {
    "jenis": ("teknis", "administratif"),
    "cakupan": ("makro", "mikro"),
    "status": ("draf", "berlaku", "dicabut"),
    "sisi": ("kiri", "kanan"),
}
"""Fields whose value is one of a few words."""

SYNONYMS = {
    "keluaran": "output",
    "hasil": "output",
    "durasi": "waktu",
    "lama": "waktu",
    "persyaratan": "kelengkapan",
    "syarat": "kelengkapan",
    "ket": "keterangan",
    "pertanyaan": "tanya",
    "arah": "sisi",
    "posisi": "sisi",
    "sisi panah": "sisi",
    "nomor sop": "nomor",
    "no": "nomor",
    "unit kerja": "unit",
    "tgl pembuatan": "tanggal pembuatan",
    "tgl revisi": "tanggal revisi",
    "tgl efektif": "tanggal efektif",
    "tgl. pembuatan": "tanggal pembuatan",
    "tgl. revisi": "tanggal revisi",
    "tgl. efektif": "tanggal efektif",
    "tanggal berlaku": "tanggal efektif",
    "disahkan": "disahkan oleh",
    "diubah": "diubah oleh",
    "dicabut": "dicabut oleh",
    "pengesahan": "disahkan oleh",
    "kualifikasi": "kualifikasi pelaksana",
    "kualifikasi pelaksanaan": "kualifikasi pelaksana",
    "peralatan": "peralatan dan perlengkapan",
    "perlengkapan": "peralatan dan perlengkapan",
    "peralatan/perlengkapan": "peralatan dan perlengkapan",
    "pencatatan": "pencatatan dan pendataan",
    "keterkaitan sop": "keterkaitan",
    "aktor": "pelaksana",
    "pelaku": "pelaksana",
    "prosedur": "alur",
    "uraian prosedur": "alur",
    "langkah": "alur",
    "langkah-langkah": "alur",
    "kegiatan": "alur",
    "uraian kegiatan": "alur",
}
"""Words that authors use for a key, where spelling alone would suggest the wrong one."""
