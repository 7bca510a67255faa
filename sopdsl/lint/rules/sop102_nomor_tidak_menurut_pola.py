"""SOP102: a number that does not follow the pattern that its unit declares, and a pattern that cannot be followed."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.diagnostics import Edit, Fix, Severity
from sopdsl.lint import pola
from sopdsl.lint.pola import UNKNOWN, Pola
from sopdsl.lint.rule import Bad, Found, Related, Rule
from sopdsl.lint.subject import Subject, part_of
from sopdsl.lint.whole import Whole
from sopdsl.lint.wording import listed
from sopdsl.source import Span
from sopdsl.syntax.nodes import Text, Unit

_DASHES = frozenset("-\u2013\u2014")


def _check(subject: Subject) -> Iterator[Found]:
    nomor, unit = subject.sop.nomor, subject.world.unit(subject.sop.unit)
    if nomor is None or unit is None or unit.pola_nomor is None or subject.revoked:
        return
    written = subject.world.printed(nomor)
    pattern = pola.read(subject.world.printed(unit.pola_nomor))
    if pattern.flaws or written in _DASHES or (subject.draft and not any(map(str.isdigit, pattern.parts(written)[0]))):
        return
    if not pattern.follows(written):
        yield _unlike(subject, nomor, written, pattern, unit)
    elif (year := pattern.year(written)) and (found := _other_year(subject, nomor, written, year)):
        yield found


def _unlike(subject: Subject, nomor: Text, written: str, pattern: Pola, unit: Unit) -> Found:
    years = _years(subject)
    expected = pattern.expected(written, years[0][1] if years else None)
    differences = pattern.differences(written, years[0][1] if years else None)
    span = nomor.span
    fix = None
    if differences:
        span = part_of(subject.source, nomor, written, differences[0].span.cover(differences[-1].span))
        written_parts = listed([f'"{one.written}"' for one in differences])
        expected_parts = listed([f'"{one.expected}"' for one in differences])
        message = f"bagian {written_parts} tidak menurut pola nomor unit ini, yaitu {expected_parts}"
    elif len(pattern.parts(written)) == pattern.count:
        message = "spasi pada nomor ini tidak menurut pola nomor unit ini"
        fix = Fix((Edit(nomor.span, expected),), safe=False)
    else:
        message = (
            f"nomor ini terdiri dari {len(pattern.parts(written))} bagian, "
            f"sedangkan menurut pola nomor unit ini {pattern.count} bagian"
        )
    hint = f'tulis "{expected}"' if UNKNOWN not in expected else f'tulis seperti "{expected}"'
    return Found(span, message, hint=hint, related=_declared(subject, unit), fix=fix)


def _declared(subject: Subject, unit: Unit) -> tuple[Related, ...]:
    entry = subject.world.entry(unit.id.value, ("unit",))
    if entry is None or unit.pola_nomor is None:
        return ()
    return (Related(unit.pola_nomor.span, "pola nomor unit ini", entry.scope.source),)


def _other_year(subject: Subject, nomor: Text, written: str, year: Span) -> Found | None:
    years = _years(subject)
    told = int(written[year.start : year.end])
    if not years or told in [date_year for _, date_year, _ in years]:
        return None
    words = listed([f"{keyword} {date_year}" for keyword, date_year, _ in years])
    return Found(
        part_of(subject.source, nomor, written, year),
        f"tahun {told} pada nomor tidak sama dengan tahun {words}",
        hint="periksa mana yang benar, tahun pada nomor atau tanggalnya, lalu perbaiki yang keliru",
        related=tuple(Related(span, keyword) for keyword, _, span in years),
    )


def _years(subject: Subject) -> list[tuple[str, int, Span]]:
    sop = subject.sop
    dates = (
        ("tanggal pembuatan", sop.tanggal_pembuatan),
        ("tanggal revisi", sop.tanggal_revisi),
        ("tanggal efektif", sop.tanggal_efektif),
        ("tanggal pengesahan", sop.tanggal_pengesahan),
    )
    return [(keyword, date.value.year, date.span) for keyword, date in dates if date and date.value]


def _check_whole(whole: Whole) -> Iterator[tuple[str, Found]]:
    for id, file in whole.others.items():
        for node in file.declarations:
            if not isinstance(node, Unit) or node.pola_nomor is None:
                continue
            written = whole.world.printed(node.pola_nomor)
            for flaw in pola.read(written).flaws:
                span = part_of(whole.sources[id], node.pola_nomor, written, flaw.span)
                yield id, Found(span, flaw.message, hint=flaw.hint)


NOMOR_TIDAK_MENURUT_POLA = Rule(
    code="SOP102",
    name="nomor-tidak-menurut-pola",
    level=Severity.WARNING,
    what="Nomor SOP mengikuti pola yang dideklarasikan unitnya dengan `pola nomor`. Pada pola, `{urut:3}` ialah nomor "
    "urut sedikitnya tiga angka, `{urut}` nomor urut dengan angka berapa pun, dan `{tahun}` tahun pembuatan, revisi, "
    "atau mulai berlakunya SOP; selebihnya tertulis sama persis, termasuk huruf besar dan spasinya. Nomor SOP yang "
    "sudah dicabut tidak diperiksa. Pola yang tidak dapat dibaca dilaporkan pada deklarasi unitnya.",
    why="Nomor yang menyimpang sulit dicari dan diurutkan, dan bagian yang terlewat (misalnya `BAG`) biasanya salah "
    "ketik. Penomoran SOP ditetapkan instansi sendiri, jadi polanya dibaca dari deklarasi unit.",
    source="Permenpan RB 35/2012, lampiran, Bab II huruf C angka 2 huruf a (nomor SOP AP menurut tata naskah dinas "
    "instansi); Keputusan 060/0042.1 Tahun 2022, SOP 004/SOP/KESRA/2022 dan 006 / SOP / BAG KESRA / 2022",
    bad=(
        Bad("nomor: 004/SOP/«ORGANISASI»/2026"),
        Bad("nomor: «4/SOP/BAG. ORGANISASI»/2026"),
        Bad("nomor: «006 / SOP / BAG ORGANISASI / 2026»", fixed="nomor: 006/SOP/BAG ORGANISASI/2026"),
        Bad("nomor: «004/BAG ORGANISASI/2026»"),
        Bad("nomor: 004/SOP/BAG ORGANISASI/«2025»"),
        Bad(
            """
            === unit.sop
            unit keuangan = Bagian Keuangan
              pola nomor: {urut:3}/SOP/BAG KEUANGAN/«{thn}»

            unit hukum = Bagian Hukum
              pola nomor: «SOP/BAG HUKUM/{tahun}»
            """
        ),
    ),
    good=(
        "nomor: 004/SOP/BAG ORGANISASI/2026",
        "nomor: 1004/SOP/BAG ORGANISASI/2026",
        """
        nomor: …/SOP/BAG ORGANISASI/2026
        status: draf
        """,
        """
        nomor: 17/POS/2012
        status: dicabut
        """,
    ),
    check=_check,
    check_whole=_check_whole,
)
