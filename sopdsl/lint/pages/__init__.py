"""The pages of what other stages find than the rules: errors of syntax and of resolving, waivers, and the like."""

from sopdsl.lint.pages.sop001_indentasi_bukan_spasi import INDENTASI_BUKAN_SPASI
from sopdsl.lint.pages.sop002_indentasi_tak_sejajar import INDENTASI_TAK_SEJAJAR
from sopdsl.lint.pages.sop003_menjorok_tak_terduga import MENJOROK_TAK_TERDUGA
from sopdsl.lint.pages.sop004_teks_tanpa_garis import TEKS_TANPA_GARIS
from sopdsl.lint.pages.sop005_kunci_tak_dikenal import KUNCI_TAK_DIKENAL
from sopdsl.lint.pages.sop006_tanda_hilang import TANDA_HILANG
from sopdsl.lint.pages.sop007_field_ganda import FIELD_GANDA
from sopdsl.lint.pages.sop008_tanggal_tak_sah import TANGGAL_TAK_SAH
from sopdsl.lint.pages.sop009_label_tak_tertutup import LABEL_TAK_TERTUTUP
from sopdsl.lint.pages.sop010_penanda_campur import PENANDA_CAMPUR
from sopdsl.lint.pages.sop011_penanda_pengolah_kata import PENANDA_PENGOLAH_KATA
from sopdsl.lint.pages.sop012_panah_pengolah_kata import PANAH_PENGOLAH_KATA
from sopdsl.lint.pages.sop013_id_tak_sah import ID_TAK_SAH
from sopdsl.lint.pages.sop014_baris_tak_terbaca import BARIS_TAK_TERBACA
from sopdsl.lint.pages.sop015_tujuan_hilang import TUJUAN_HILANG
from sopdsl.lint.pages.sop016_komentar_meragukan import KOMENTAR_MERAGUKAN
from sopdsl.lint.pages.sop017_penanda_di_baris_kunci import PENANDA_DI_BARIS_KUNCI
from sopdsl.lint.pages.sop018_susunan_berkas import SUSUNAN_BERKAS
from sopdsl.lint.pages.sop019_nilai_tak_sah import NILAI_TAK_SAH
from sopdsl.lint.pages.sop020_daftar_di_bawah_langkah import DAFTAR_DI_BAWAH_LANGKAH
from sopdsl.lint.pages.sop021_kata_cadangan import KATA_CADANGAN
from sopdsl.lint.pages.sop022_karakter_kendali import KARAKTER_KENDALI
from sopdsl.lint.pages.sop023_berkas_kosong import BERKAS_KOSONG
from sopdsl.lint.pages.sop024_nilai_kosong import NILAI_KOSONG
from sopdsl.lint.pages.sop025_salah_tempat import SALAH_TEMPAT
from sopdsl.lint.pages.sop026_cabang_pada_pilihan import CABANG_PADA_PILIHAN
from sopdsl.lint.pages.sop040_setelan import SETELAN
from sopdsl.lint.pages.sop041_penyandian_utf16 import PENYANDIAN_UTF16
from sopdsl.lint.pages.sop042_penyandian_bukan_utf8 import PENYANDIAN_BUKAN_UTF8
from sopdsl.lint.pages.sop043_bukan_teks import BUKAN_TEKS
from sopdsl.lint.pages.sop044_berkas_terlalu_besar import BERKAS_TERLALU_BESAR
from sopdsl.lint.pages.sop045_berkas_tak_terbaca import BERKAS_TAK_TERBACA
from sopdsl.lint.pages.sop046_folder_tak_terbuka import FOLDER_TAK_TERBUKA
from sopdsl.lint.pages.sop047_logo_tak_terbaca import LOGO_TAK_TERBACA
from sopdsl.lint.pages.sop050_isian_wajib_tidak_ada import ISIAN_WAJIB
from sopdsl.lint.pages.sop051_instansi_tak_jelas import INSTANSI_TAK_JELAS
from sopdsl.lint.pages.sop052_logo_di_luar_koleksi import LOGO_DI_LUAR_KOLEKSI
from sopdsl.lint.pages.sop053_pelaksana_di_luar_kolom import DI_LUAR_KOLOM
from sopdsl.lint.pages.sop054_simbol_tak_ada import SIMBOL_TAK_ADA
from sopdsl.lint.pages.sop055_pelaksana_berulang import PELAKSANA_BERULANG
from sopdsl.lint.pages.sop056_tanya_tanpa_cabang import TANYA_TANPA_CABANG
from sopdsl.lint.pages.sop057_baris_hilang_tidak_cocok import BARIS_HILANG
from sopdsl.lint.pages.sop058_lanjut_di_baris_terakhir import LANJUT_DI_AKHIR
from sopdsl.lint.pages.sop059_panah_ganda import PANAH_GANDA
from sopdsl.lint.pages.sop060_rujukan_berputar import RUJUKAN_BERPUTAR
from sopdsl.lint.pages.sop061_keputusan_ganda import KEPUTUSAN_GANDA
from sopdsl.lint.pages.sop062_lampiran_ganda import LAMPIRAN_GANDA
from sopdsl.lint.pages.sop063_tata_letak_tanpa_guna import TATA_LETAK
from sopdsl.lint.pages.sop101_nomor_ganda import NOMOR_GANDA
from sopdsl.lint.pages.sop301_tujuan_tak_dikenal import TUJUAN_TAK_DIKENAL
from sopdsl.lint.pages.sop302_langkah_tak_tercapai import TAK_TERCAPAI
from sopdsl.lint.pages.sop303_jalan_tanpa_akhir import TANPA_AKHIR
from sopdsl.lint.pages.sop304_keputusan_satu_cabang import SATU_CABANG
from sopdsl.lint.pages.sop305_cabang_ganda import CABANG_GANDA
from sopdsl.lint.pages.sop309_alur_kosong import ALUR_KOSONG
from sopdsl.lint.pages.sop310_pelaksana_tak_dikenal import PELAKSANA_TAK_DIKENAL
from sopdsl.lint.pages.sop311_label_ganda import LABEL_GANDA
from sopdsl.lint.pages.sop312_penghubung_dalam_halaman import PENGHUBUNG_DALAM_HALAMAN
from sopdsl.lint.pages.sop507_rujukan_tak_dikenal import RUJUKAN_TAK_DIKENAL
from sopdsl.lint.pages.sop508_id_ganda import ID_GANDA
from sopdsl.lint.pages.sop509_nama_berkas import NAMA_BERKAS
from sopdsl.lint.pages.sop801_pengabaian_tanpa_alasan import TANPA_ALASAN
from sopdsl.lint.pages.sop802_pengabaian_tak_terpakai import TAK_TERPAKAI
from sopdsl.lint.pages.sop803_pengabaian_tak_sah import TAK_SAH
from sopdsl.lint.pages.sop804_dasar_usang import DASAR_USANG
from sopdsl.lint.pages.sop805_dasar_rusak import DASAR_RUSAK
from sopdsl.lint.pages.sop806_pola_tak_terpakai import POLA_TAK_TERPAKAI
from sopdsl.lint.rule import Rule

PAGES: tuple[Rule, ...] = (
    INDENTASI_BUKAN_SPASI,
    INDENTASI_TAK_SEJAJAR,
    MENJOROK_TAK_TERDUGA,
    TEKS_TANPA_GARIS,
    KUNCI_TAK_DIKENAL,
    TANDA_HILANG,
    FIELD_GANDA,
    TANGGAL_TAK_SAH,
    LABEL_TAK_TERTUTUP,
    PENANDA_CAMPUR,
    PENANDA_PENGOLAH_KATA,
    PANAH_PENGOLAH_KATA,
    ID_TAK_SAH,
    BARIS_TAK_TERBACA,
    TUJUAN_HILANG,
    KOMENTAR_MERAGUKAN,
    PENANDA_DI_BARIS_KUNCI,
    SUSUNAN_BERKAS,
    NILAI_TAK_SAH,
    DAFTAR_DI_BAWAH_LANGKAH,
    KATA_CADANGAN,
    KARAKTER_KENDALI,
    BERKAS_KOSONG,
    NILAI_KOSONG,
    SALAH_TEMPAT,
    CABANG_PADA_PILIHAN,
    SETELAN,
    PENYANDIAN_UTF16,
    PENYANDIAN_BUKAN_UTF8,
    BUKAN_TEKS,
    BERKAS_TERLALU_BESAR,
    BERKAS_TAK_TERBACA,
    FOLDER_TAK_TERBUKA,
    LOGO_TAK_TERBACA,
    ISIAN_WAJIB,
    INSTANSI_TAK_JELAS,
    LOGO_DI_LUAR_KOLEKSI,
    DI_LUAR_KOLOM,
    SIMBOL_TAK_ADA,
    PELAKSANA_BERULANG,
    TANYA_TANPA_CABANG,
    BARIS_HILANG,
    LANJUT_DI_AKHIR,
    PANAH_GANDA,
    RUJUKAN_BERPUTAR,
    KEPUTUSAN_GANDA,
    LAMPIRAN_GANDA,
    TATA_LETAK,
    NOMOR_GANDA,
    TUJUAN_TAK_DIKENAL,
    TAK_TERCAPAI,
    TANPA_AKHIR,
    SATU_CABANG,
    CABANG_GANDA,
    ALUR_KOSONG,
    PELAKSANA_TAK_DIKENAL,
    LABEL_GANDA,
    PENGHUBUNG_DALAM_HALAMAN,
    RUJUKAN_TAK_DIKENAL,
    ID_GANDA,
    NAMA_BERKAS,
    TANPA_ALASAN,
    TAK_TERPAKAI,
    TAK_SAH,
    DASAR_USANG,
    DASAR_RUSAK,
    POLA_TAK_TERPAKAI,
)
