"""What the decree and the head of its appendix print beside the author's own text; shared by PDF and HTML."""

from __future__ import annotations

from sopdsl.model.koleksi import Diktum, Keputusan, Kotak
from sopdsl.rendering import Bundle, Theme
from sopdsl_renderers.form import words

KEPUTUSAN = "KEPUTUSAN"
NOMOR = "NOMOR"
TENTANG = "TENTANG"
MEMUTUSKAN = "MEMUTUSKAN:"
MENETAPKAN = "Menetapkan"
LAMPIRAN = "LAMPIRAN"


def title(keputusan: Keputusan) -> tuple[str, ...]:
    """The lines above TENTANG: kind and number, `KEPUTUSAN WALIKOTA PEKALONGAN`, `NOMOR 060/0042.1 TAHUN 2022`."""
    kind = (keputusan.jenis or KEPUTUSAN).upper()
    return (kind,) if keputusan.nomor is None else (kind, f"{NOMOR} {keputusan.nomor}")


def subject(keputusan: Keputusan) -> str:
    """What stands below TENTANG."""
    return keputusan.tentang.upper()


def office(keputusan: Keputusan) -> str | None:
    """The office that decrees, `WALIKOTA PEKALONGAN,`; above Menimbang and above the signature."""
    official = keputusan.ditetapkan_oleh
    return f"{official.jabatan.upper()}," if official and official.jabatan else None


def grounds(keputusan: Keputusan) -> tuple[tuple[str, Kotak], ...]:
    """Heading and text of what the decree rests on, as far as there is any."""
    boxes = (
        ("Menimbang", keputusan.menimbang),
        ("Mengingat", keputusan.mengingat),
        ("Memperhatikan", keputusan.memperhatikan),
    )
    return tuple((heading, box) for heading, box in boxes if not box.empty)


def ruling(keputusan: Keputusan) -> tuple[Diktum, ...]:
    """What stands below MEMUTUSKAN: Menetapkan and the dictums."""
    first = () if keputusan.menetapkan is None else (Diktum(nama=MENETAPKAN, teks=keputusan.menetapkan),)
    return (*first, *keputusan.diktum)


def place_and_date(keputusan: Keputusan) -> tuple[str, ...]:
    """The lines above the office that signs, `Ditetapkan di Pekalongan`, `pada tanggal 11 April 2022`."""
    place = () if keputusan.ditetapkan_di is None else (f"Ditetapkan di {keputusan.ditetapkan_di}",)
    date = () if keputusan.tanggal is None else (f"pada tanggal {words.tanggal_panjang(keputusan.tanggal)}",)
    return (*place, *date)


def list_title(theme: Theme) -> str:
    """What the list of the SOPs is called, `Daftar SOP`."""
    return f"Daftar {theme.genre}"


def collection_title(theme: Theme) -> str:
    """What stands above the list where there is no decree, `STANDAR OPERASIONAL PROSEDUR`."""
    return words.KEPANJANGAN[theme.genre].upper()


def not_there(theme: Theme) -> str:
    """Stands behind an entry whose SOP could not be made."""
    return f"{theme.genre} ini belum dapat dicetak"


def document_title(bundle: Bundle, theme: Theme) -> str:
    """What the document is called, `Keputusan Walikota Pekalongan Nomor …` or the SOPs of the agency; with the unit."""
    keputusan = bundle.keputusan
    if keputusan is None:
        name = " – ".join(filter(None, (words.KEPANJANGAN[theme.genre], bundle.instansi)))
    else:
        name = keputusan.jenis or "Keputusan"
        name += f" tentang {keputusan.tentang}" if keputusan.nomor is None else f" Nomor {keputusan.nomor}"
        name = f"Lampiran {name}" if bundle.unit else name
    return f"{name} – {bundle.unit.nama}" if bundle.unit else name
