"""SOP110: legal bases that do not stand in the order of the hierarchy of laws."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Fix, Severity
from sopdsl.lint.bases import Bases, Basis, in_decrees, in_sops
from sopdsl.lint.entries import reordered
from sopdsl.lint.rule import Bad, Found, Related, Rule

_Rank = tuple[int, int]


def _find(bases: Bases) -> Iterator[Found]:
    entries = bases.entries if bases.box.items else ()
    ranks = [_rank(basis) for basis in entries]
    for at, rank in enumerate(ranks):
        after = next((before for before in range(at) if rank and (ranks[before] or rank) > rank), None)
        if rank is None or after is None:
            continue
        higher = rank[0] < (ranks[after] or rank)[0]
        order = _order(ranks)
        items = [basis.item for basis in entries if basis.item]
        yield Found(
            entries[at].text.span,
            f"peraturan ini {'lebih tinggi' if higher else 'lebih dahulu terbit'} daripada butir {after + 1}, "
            "tetapi ditulis sesudahnya",
            hint="urutkan dari yang tertinggi, dan yang setingkat menurut tahunnya: butir "
            + ", ".join(str(which + 1) for which in order),
            related=(Related(entries[after].text.span, f"butir {after + 1}"),),
            fix=Fix((reordered(bases.source, items, order),), safe=False),
        )
        return


def _rank(basis: Basis) -> _Rank | None:
    """The place of a regulation: its level, then its year; None where one of them is not known."""
    meant = basis.meant
    if meant is None or meant.kind.level is None or (meant.year is None and meant.kind.numbered):
        return None
    return meant.kind.level, meant.year or 0


def _order(ranks: list[_Rank | None]) -> list[int]:
    """The entries in order; those without a place stay where they are."""
    placed = iter(sorted((at for at, rank in enumerate(ranks) if rank), key=lambda at: ranks[at] or (0, 0)))
    return [next(placed) if rank else at for at, rank in enumerate(ranks)]


DASAR_HUKUM_TIDAK_URUT = Rule(
    code="SOP110",
    name="dasar-hukum-tidak-urut",
    level=Severity.INFO,
    what="Dasar hukum, dan Mengingat sebuah keputusan, sebaiknya diurutkan menurut tingkatnya: Undang-Undang Dasar, "
    "Ketetapan MPR, Undang-Undang dan Perppu, Peraturan Pemerintah, Peraturan Presiden, peraturan menteri dan "
    "lembaga, Peraturan Daerah Provinsi, Peraturan Daerah, lalu peraturan wali kota atau bupati; yang setingkat "
    "menurut tahunnya. Keputusan, surat edaran, dan butir lain yang tidak mempunyai tempat tetap dibiarkan di "
    "tempatnya.",
    why="Urutan itu menunjukkan peraturan mana yang lebih tinggi bila isinya berbeda, dan memudahkan mencari.",
    source="Undang-Undang Nomor 12 Tahun 2011, Pasal 7 dan Pasal 8, dan Lampiran II, Bab I huruf B angka 4 (dasar "
    "hukum); Keputusan 060/0042.1 Tahun 2022, SOP 003/SOP/BAG PBJMINBANG/2022",
    bad=(
        Bad(
            """
            dasar hukum:
              1. Perwal Nomor 59A Tahun 2012 tentang Pedoman Penyusunan SOP  # dari Bagian Organisasi
              # tentang pelayanan
              2. «@uu-25-2009»
              3. Surat Edaran Wali Kota Nomor 1 Tahun 2021 tentang Arsip
              4. Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang
                | Nomor 43 Tahun 2009 tentang Kearsipan
            """,
            fixed="""
            dasar hukum:
              # tentang pelayanan
              1. @uu-25-2009
              2. Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang
                | Nomor 43 Tahun 2009 tentang Kearsipan
              3. Surat Edaran Wali Kota Nomor 1 Tahun 2021 tentang Arsip
              4. Perwal Nomor 59A Tahun 2012 tentang Pedoman Penyusunan SOP  # dari Bagian Organisasi
            """,
        ),
        Bad(
            """
            dasar hukum:
              1. Permendagri No. 120 Tahun 2018 tentang Produk Hukum Daerah
              2. «Permen PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP»
            """
        ),
    ),
    good=(
        """
        dasar hukum:
          1. @uu-25-2009
          2. Peraturan Menteri Dalam Negeri Nomor 100 Tahun 2018 tentang Standar Pelayanan Minimal
          3. Peraturan Menteri Sosial Nomor 9 Tahun 2018 tentang Standar Teknis
          4. @perwal-9-2018 sebagaimana telah diubah dengan @perwal-3-2020
        """,
        """
        dasar hukum:
          1. Keputusan Wali Kota Nomor 1 Tahun 2021 tentang Tim Arsip
          2. @uu-25-2009
        """,
    ),
    check=in_sops(_find),
    check_whole=in_decrees(_find),
)
