"""The rules that look at SOPs after they were resolved, by code: the one list of them."""

from sopdsl.lint.rule import Rule
from sopdsl.lint.rules.sop102_nomor_tidak_menurut_pola import NOMOR_TIDAK_MENURUT_POLA
from sopdsl.lint.rules.sop103_tanggal_terbalik import TANGGAL_TERBALIK
from sopdsl.lint.rules.sop104_revisi_setelah_efektif import REVISI_SETELAH_EFEKTIF
from sopdsl.lint.rules.sop105_kotak_kosong import KOTAK_KOSONG
from sopdsl.lint.rules.sop106_nip_tidak_sah import NIP_TIDAK_SAH
from sopdsl.lint.rules.sop107_peraturan_dicabut import PERATURAN_DICABUT
from sopdsl.lint.rules.sop108_peraturan_diubah import PERATURAN_DIUBAH
from sopdsl.lint.rules.sop109_dasar_hukum_tidak_lengkap import DASAR_HUKUM_TIDAK_LENGKAP
from sopdsl.lint.rules.sop110_dasar_hukum_tidak_urut import DASAR_HUKUM_TIDAK_URUT
from sopdsl.lint.rules.sop111_dasar_hukum_ganda import DASAR_HUKUM_GANDA
from sopdsl.lint.rules.sop112_peraturan_tanpa_rujukan import PERATURAN_TANPA_RUJUKAN
from sopdsl.lint.rules.sop113_dasar_hukum_sesudah_sop import DASAR_HUKUM_SESUDAH_SOP
from sopdsl.lint.rules.sop114_rujukan_lain_peraturan import RUJUKAN_LAIN_PERATURAN
from sopdsl.lint.rules.sop115_isian_belum_selesai import ISIAN_BELUM_SELESAI
from sopdsl.lint.rules.sop116_tahun_nomor_lain import TAHUN_NOMOR_LAIN
from sopdsl.lint.rules.sop201_pelaksana_tak_terpakai import PELAKSANA_TAK_TERPAKAI
from sopdsl.lint.rules.sop202_kegiatan_bersubjek import KEGIATAN_BERSUBJEK
from sopdsl.lint.rules.sop203_kegiatan_tanpa_kata_kerja import KEGIATAN_TANPA_KATA_KERJA
from sopdsl.lint.rules.sop204_jenis_tidak_cocok import JENIS_TIDAK_COCOK
from sopdsl.lint.rules.sop205_kegiatan_pasif import KEGIATAN_PASIF
from sopdsl.lint.rules.sop206_kegiatan_kepada_diri import KEGIATAN_KEPADA_DIRI
from sopdsl.lint.rules.sop306_syarat_tersembunyi import SYARAT_TERSEMBUNYI
from sopdsl.lint.rules.sop307_label_tak_terpakai import LABEL_TAK_TERPAKAI
from sopdsl.lint.rules.sop308_panah_berlebih import PANAH_BERLEBIH
from sopdsl.lint.rules.sop401_mutu_baku_kosong import MUTU_BAKU_KOSONG
from sopdsl.lint.rules.sop402_waktu_tanpa_nilai import WAKTU_TANPA_NILAI
from sopdsl.lint.rules.sop403_output_sama_dengan_kelengkapan import OUTPUT_SAMA_DENGAN_KELENGKAPAN
from sopdsl.lint.rules.sop501_keterkaitan_ke_diri import KETERKAITAN_KE_DIRI
from sopdsl.lint.rules.sop502_keterkaitan_tanpa_rujukan import KETERKAITAN_TANPA_RUJUKAN
from sopdsl.lint.rules.sop503_sop_di_ket_tanpa_keterkaitan import SOP_DI_KET_TANPA_KETERKAITAN
from sopdsl.lint.rules.sop504_nama_tidak_sama_dengan_lampiran import NAMA_TIDAK_SAMA_DENGAN_LAMPIRAN
from sopdsl.lint.rules.sop505_sop_di_luar_lampiran import SOP_DI_LUAR_LAMPIRAN
from sopdsl.lint.rules.sop506_pelaksana_beda_tulisan import PELAKSANA_BEDA_TULISAN
from sopdsl.lint.rules.sop510_rujukan_ke_sop_dicabut import RUJUKAN_KE_SOP_DICABUT
from sopdsl.lint.rules.sop511_keterkaitan_ganda import KETERKAITAN_GANDA
from sopdsl.lint.rules.sop512_sop_terkait_beda_tulisan import SOP_TERKAIT_BEDA_TULISAN
from sopdsl.lint.rules.sop513_nama_sop_ganda import NAMA_SOP_GANDA
from sopdsl.lint.rules.sop514_sop_saling_memanggil import SOP_SALING_MEMANGGIL
from sopdsl.lint.rules.sop515_kop_berbeda_dari_unit import KOP_BERBEDA_DARI_UNIT
from sopdsl.lint.rules.sop601_ejaan_tidak_baku import EJAAN_TIDAK_BAKU
from sopdsl.lint.rules.sop602_istilah_asing_tidak_miring import ISTILAH_ASING_TIDAK_MIRING
from sopdsl.lint.rules.sop603_spasi_dan_tanda_baca import SPASI_DAN_TANDA_BACA
from sopdsl.lint.rules.sop604_huruf_kecil_di_awal import HURUF_KECIL_DI_AWAL
from sopdsl.lint.rules.sop605_kata_berulang import KATA_BERULANG

RULES: tuple[Rule, ...] = (
    NOMOR_TIDAK_MENURUT_POLA,
    TANGGAL_TERBALIK,
    REVISI_SETELAH_EFEKTIF,
    KOTAK_KOSONG,
    NIP_TIDAK_SAH,
    PERATURAN_DICABUT,
    PERATURAN_DIUBAH,
    DASAR_HUKUM_TIDAK_LENGKAP,
    DASAR_HUKUM_TIDAK_URUT,
    DASAR_HUKUM_GANDA,
    PERATURAN_TANPA_RUJUKAN,
    DASAR_HUKUM_SESUDAH_SOP,
    RUJUKAN_LAIN_PERATURAN,
    ISIAN_BELUM_SELESAI,
    TAHUN_NOMOR_LAIN,
    PELAKSANA_TAK_TERPAKAI,
    KEGIATAN_BERSUBJEK,
    KEGIATAN_TANPA_KATA_KERJA,
    JENIS_TIDAK_COCOK,
    KEGIATAN_PASIF,
    KEGIATAN_KEPADA_DIRI,
    SYARAT_TERSEMBUNYI,
    LABEL_TAK_TERPAKAI,
    PANAH_BERLEBIH,
    MUTU_BAKU_KOSONG,
    WAKTU_TANPA_NILAI,
    OUTPUT_SAMA_DENGAN_KELENGKAPAN,
    KETERKAITAN_KE_DIRI,
    KETERKAITAN_TANPA_RUJUKAN,
    SOP_DI_KET_TANPA_KETERKAITAN,
    NAMA_TIDAK_SAMA_DENGAN_LAMPIRAN,
    SOP_DI_LUAR_LAMPIRAN,
    PELAKSANA_BEDA_TULISAN,
    RUJUKAN_KE_SOP_DICABUT,
    KETERKAITAN_GANDA,
    SOP_TERKAIT_BEDA_TULISAN,
    NAMA_SOP_GANDA,
    SOP_SALING_MEMANGGIL,
    KOP_BERBEDA_DARI_UNIT,
    EJAAN_TIDAK_BAKU,
    ISTILAH_ASING_TIDAK_MIRING,
    SPASI_DAN_TANDA_BACA,
    HURUF_KECIL_DI_AWAL,
    KATA_BERULANG,
)
