"""Part of the second stage: faults of a drawn flow: targets, branches, steps out of reach, ways without an end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopdsl.diagnostics import Edit, Fix, Label
from sopdsl.model import faults, graph
from sopdsl.model.columns import Pelaku
from sopdsl.model.faults import Faults
from sopdsl.model.flow import Drawn, Way
from sopdsl.model.symbols import Row, Symbol, Table
from sopdsl.nearest import MOST_GUESSES, nearest
from sopdsl.source import Span
from sopdsl.syntax.nodes import Name, Text


def check_flow(found: Faults, pelaku: Pelaku, table: Table, drawn: Drawn, elsewhere: Iterable[Name]) -> None:
    """Report what is wrong with the flow of a table; `elsewhere` are the labels of the SOP's other tables."""
    _check_targets(found, pelaku, table, drawn, elsewhere)
    loose = set(drawn.loose)
    for row in table.rows:
        if row.unclear:
            loose.update(symbol.id for symbol in row.symbols)
        for symbol in row.symbols:
            ways = drawn.ways.get(symbol)
            if ways and not _sound_branches(found, symbol, ways, loose=symbol.id in loose):
                loose.add(symbol.id)
        _check_questions(found, row)
    if table.rows:
        _hint_at_last_row(found, table.rows[-1])
    if not any(row.follows_gap or row.before_gap for row in table.rows):
        _check_paths(found, table, drawn, loose)


def _check_targets(found: Faults, pelaku: Pelaku, table: Table, drawn: Drawn, elsewhere: Iterable[Name]) -> None:
    other_labels = {label.value: label for label in elsewhere}
    places: dict[str, list[Span]] = {}
    for name in drawn.unknown:
        places.setdefault(name.value, []).append(name.span)
    for at, (id, spans) in enumerate(places.items()):
        related = found.also(spans, "dituju juga di sini")
        guess = nearest(id, (*table.places, "lanjut", "selesai")) if at < MOST_GUESSES else None
        one = guess.words[0] if guess and len(guess.words) == 1 else None
        hint = f'beri label pada langkah yang dimaksud: "[{id}] pelaksana: …"'
        if guess:
            hint = f"maksud Anda {guess.question}?"
            if one in table.places:
                label = table.places[one].label
                hint = f"maksud Anda {guess.question} (baris {found.line(label.span)})?"
                related.append(Label(found.source, label.span, f'langkah "{one}"'))
        elif id in other_labels:
            hint = "panah tidak dapat menuju alur lain; beri label pada langkah di alur ini"
            related.append(Label(found.source, other_labels[id].span, "label ini ada di alur lain"))
        elif id in pelaku.ids:
            hint = f'"{id}" adalah pelaksana; beri label pada langkahnya, misalnya "[label] {id}: …"'
        found.add(
            faults.TUJUAN_TAK_DIKENAL,
            spans[0],
            f'langkah "{id}" tidak ada',
            hint=hint,
            related=related,
            fix=found.rename(spans, one, safe=False) if one else None,
        )


def _sound_branches(found: Faults, symbol: Symbol, ways: Sequence[Way], *, loose: bool) -> bool:
    """Whether the branches of a decision can be told apart and lead to different places; reports it otherwise."""
    first: dict[str, Way] = {}
    for way in ways:
        if way.syarat is None or way.flow is None:
            continue
        label = " ".join(way.syarat.casefold().split())
        earlier = first.setdefault(label, way)
        if earlier is not way and earlier.flow:
            found.add(
                faults.CABANG_GANDA,
                way.flow.span,
                f'cabang "{way.syarat}" sudah ada pada keputusan ini',
                hint="beri syarat lain, atau satukan tujuannya: -> x, y",
                related=[Label(found.source, earlier.flow.span, "cabang yang sama")],
            )
            return False
    place = ways[0].flow.span if ways[0].flow else symbol.span
    if len(ways) == 1:
        found.add(
            faults.SATU_CABANG,
            place,
            "keputusan ini hanya mempunyai satu jalan keluar",
            hint='tambahkan cabang lain: "jika … -> x", atau "-> lanjut" untuk yang selebihnya',
        )
        return False
    if not loose and len({frozenset(way.targets) for way in ways}) == 1:
        implied = next((way.syarat for way in ways if way.flow is None), None)
        found.add(
            faults.SATU_CABANG,
            place,
            "semua cabang keputusan ini menuju tempat yang sama",
            hint=f'jawaban "{implied}" tidak ditulis, jadi menuju baris berikutnya juga'
            if implied
            else "arahkan salah satu cabang ke langkah lain",
        )
        return False
    return True


def _check_questions(found: Faults, row: Row) -> None:
    if row.step.tanya and not any(symbol.decision for symbol in row.exits):
        _question_without_branch(found, row.step.tanya)
    for symbol in row.added:
        if symbol.tanya and not symbol.decision:
            _question_without_branch(found, symbol.tanya)


def _question_without_branch(found: Faults, tanya: Text) -> None:
    found.add(
        faults.TANYA_TANPA_CABANG,
        tanya.span,
        "tanya dicetak di dalam belah ketupat, tetapi simbol ini tidak bercabang",
        hint='tambahkan cabang "ya -> …" atau "tidak -> …", atau hapus baris tanya',
    )


def _hint_at_last_row(found: Faults, row: Row) -> None:
    if row.before_gap:
        return
    targets = (target for symbol in row.symbols for flow in symbol.flows for target in flow.targets)
    for target in targets:
        if target.label.value == "lanjut":
            found.add(
                faults.LANJUT_DI_AKHIR,
                target.label.span,
                '"lanjut" pada baris terakhir berarti selesai',
                hint='tulis "selesai"',
                fix=Fix((Edit(target.label.span, "selesai"),)),
            )


def check_wishes(found: Faults, table: Table, drawn: Drawn, *, first: bool) -> None:
    """Hint at wishes for the printed form that change nothing; `first` is the first table of a SOP, which begins a page
    by itself."""
    leaving = {panah.dari for panah in drawn.panah} | set(drawn.loose)
    for row in table.rows:
        page, side = row.step.halaman_baru, row.step.sisi
        if page and first and row.number == 1 and not row.follows_gap:
            found.add(
                faults.TATA_LETAK,
                page.span,
                '"halaman baru" tidak berguna di sini: langkah pertama selalu berada di awal halaman',
                hint='hapus baris ini; "halaman baru" ditulis pada langkah lain yang memulai halaman',
            )
        if side and not (row.unclear or row.before_gap or any(symbol.id in leaving for symbol in row.symbols)):
            found.add(
                faults.TATA_LETAK,
                side.span,
                '"sisi" tidak berguna di sini: tidak ada panah yang keluar dari langkah ini',
                hint='hapus baris ini; "sisi" ditulis pada langkah yang ditinggalkan panah',
            )


def _check_paths(found: Faults, table: Table, drawn: Drawn, loose: set[str]) -> None:
    """Report steps out of reach and ways without an end; from a `loose` symbol anything might be reached."""
    edges: dict[str, list[str]] = {}
    for panah in drawn.panah:
        edges.setdefault(panah.dari, []).append(panah.ke)
    for row in table.rows:
        if row.step.hubungan == "bersama":
            for symbol in row.head[1:]:
                edges.setdefault(row.head[0].id, []).append(symbol.id)
                edges.setdefault(symbol.id, []).append(row.head[0].id)
    capsules = [capsule for group in drawn.capsules.values() for capsule in group.values()]
    symbols = [symbol for row in table.rows for symbol in row.symbols]
    starts = [symbol.id for symbol in symbols if symbol.start]
    starts += [capsule.id for capsule in capsules if capsule.bentuk == "mulai"]
    ends = [symbol.id for symbol in symbols if symbol.end] + list(loose)
    ends += [capsule.id for capsule in capsules if capsule.bentuk == "selesai"]
    reached = graph.reachable(starts, edges) if not loose else {symbol.id for symbol in symbols}
    unreached = graph.causes([symbol.id for symbol in symbols if symbol.id not in reached], edges)
    _report_unreached(found, table, set(unreached))
    back = graph.reverse(edges)
    ending = graph.reachable(ends, back)
    endless = [symbol.id for symbol in reversed(symbols) if symbol.id in reached and symbol.id not in ending]
    _report_endless(found, table, drawn, set(graph.causes(endless, back)))


def _report_unreached(found: Faults, table: Table, ids: set[str]) -> None:
    for row in table.rows:
        hint = "arahkan sebuah panah ke sini, atau hapus langkah ini"
        if not row.step.label:
            hint = 'beri label, misalnya "[periksa]", dan arahkan sebuah panah ke sana, atau hapus langkah ini'
        related = []
        above = table.rows[row.number - 2] if row.number > 1 else None
        if above and above.step.flows:
            message = "langkah sebelumnya tidak berlanjut ke sini"
            related.append(Label(found.source, above.step.flows[0].span, message))
        missing = [symbol for symbol in row.symbols if symbol.id in ids]
        if missing and set(row.entries) <= set(missing):
            found.add(faults.TAK_TERCAPAI, row.span, "langkah ini tidak pernah tercapai", hint=hint, related=related)
            missing = [symbol for symbol in missing if symbol.added]
        for symbol in missing:
            message = f'simbol "{symbol.pelaksana}" pada langkah ini tidak pernah tercapai'
            hint = "arahkan sebuah panah ke simbol ini, atau hapus simbolnya"
            found.add(faults.TAK_TERCAPAI, symbol.span, message, hint=hint)


def _report_endless(found: Faults, table: Table, drawn: Drawn, ids: set[str]) -> None:
    rows = {symbol.id: row for row in table.rows for symbol in row.symbols}
    for row in table.rows:
        for symbol in row.symbols:
            if symbol.id not in ids:
                continue
            back = [rows[panah.ke] for panah in drawn.panah if panah.dari == symbol.id and panah.ke in rows]
            related = [Label(found.source, other.span, "putarannya kembali ke sini") for other in back[:1]]
            found.add(
                faults.TANPA_AKHIR,
                symbol.flows[0].span if symbol.flows else symbol.span,
                "dari langkah ini prosedur tidak pernah selesai",
                hint='beri jalan keluar dari putaran ini, misalnya cabang "ya -> selesai"',
                related=related,
            )
