"""What a key of `sopc.toml` may hold: checks that give the value, or refuse it and say what may stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sopdsl.diagnostics import Severity

_LONGEST_HEADING = 40
_LONGEST_NOTE = 300
PRINTED = {"galat": Severity.ERROR, "peringatan": Severity.WARNING, "saran": Severity.INFO}
"""The levels as findings print them, which authors may take for the words of settings."""

Check = Callable[[str, object], object]
"""Takes the name of a key and what is written for it; gives the value, or raises Refused."""


class Refused(Exception):
    """A value that a key does not take; `message` and `hint` are Indonesian sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def one_of(what: str, options: Sequence[str]) -> Check:
    """A check for one of some words; `what` names the thing chosen, such as `kertas`."""

    def check(key: str, value: object) -> object:  # noqa: ARG001 - the thing is known better by its own name
        if isinstance(value, str) and value in options:
            return value
        raise Refused(f'{what} "{value}" tidak dikenal', f"pilihan: {', '.join(options)}")

    return check


def flag(key: str, value: object) -> bool:
    """A check for true or false."""
    if isinstance(value, bool):
        return value
    raise Refused(f'setelan "{key}" harus true atau false', f"contoh: {_last(key)} = true")


def heading(key: str, value: object) -> str:
    """A check for the heading of a column: a short line of text."""
    return _line(key, value, _LONGEST_HEADING, f'{_last(key)} = "Judul Kolom"')


def heading_or_none(key: str, value: object) -> str | None:
    """A check for the heading of a column that may be left out, which is written `false`."""
    return None if value is False else _line(key, value, _LONGEST_HEADING, f'{_last(key)} = "Ket", atau false')


def note(key: str, value: object) -> str:
    """A check for a sentence or two."""
    return _line(key, value, _LONGEST_NOTE, f'{_last(key)} = "Kalimat yang dicetak"')


def order_of(options: Sequence[str]) -> Check:
    """A check for all of some words in an order of one's own; gives them as a tuple."""

    def check(key: str, value: object) -> object:
        if isinstance(value, list) and len(value) == len(options) and all(option in value for option in options):
            return tuple(value)
        written = ", ".join(f'"{option}"' for option in options)
        raise Refused(
            f'setelan "{key}" harus menyebut {len(options)} kolom, masing-masing satu kali',
            f"contoh: {_last(key)} = [{written}], dengan urutan yang dikehendaki",
        )

    return check


def selectors(key: str, value: object) -> tuple[str, ...]:
    """A check for a list of rules: codes, beginnings of codes, or names."""
    return _rules(key, value, f'setelan "{key}"', _last(key))


def levels(key: str, value: object) -> Mapping[str, Severity]:
    """A check for a table of rules with the level of each."""
    words = ", ".join(f'"{level.value}"' for level in Severity)
    if not isinstance(value, dict):
        raise Refused(f'setelan "{key}" harus berupa tabel', f'contoh: [{key}], lalu SOP203 = "info"')
    for rule, level in value.items():
        if level not in [one.value for one in Severity]:
            meant = PRINTED.get(str(level))
            hint = f'maksud Anda "{meant.value}"?' if meant else f"pilihan: {words}"
            raise Refused(f'tingkat "{level}" untuk {rule} tidak dikenal', hint)
    _known_rules(key, value)
    return {rule: Severity(level) for rule, level in value.items()}


def patterns(key: str, value: object) -> Mapping[str, tuple[str, ...]]:
    """A check for a table of patterns of paths, each with a list of rules."""
    if not isinstance(value, dict):
        raise Refused(f'setelan "{key}" harus berupa tabel', f'contoh: [{key}], lalu "hukum/*.sop" = ["SOP203"]')
    return {
        pattern: _rules(key, rules, f'pola "{pattern}" pada setelan "{key}"', f'"{pattern}"')
        for pattern, rules in value.items()
    }


def file_name(key: str, value: object) -> str:
    """A check for the path of a file of JSON below the collection's root, which is no other file of the collection."""
    parts = value.split("/") if isinstance(value, str) else [""]
    odd = any(part in ("", ".", "..") or not part.isprintable() or set(part) & set('\\:*?"<>|') for part in parts)
    if odd or not parts[-1].endswith(".json"):
        raise Refused(
            f'setelan "{key}" harus berupa nama berkas .json di dalam koleksi',
            f'contoh: {_last(key)} = "sopc-baseline.json"',
        )
    return "/".join(parts)


def _rules(key: str, value: object, what: str, example: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused(f"{what} harus berupa daftar aturan", f'contoh: {example} = ["SOP105", "SOP6"]')
    return _known_rules(key, value)


def _known_rules(key: str, written: Iterable[str]) -> tuple[str, ...]:
    # Only a collection that names rules needs to know them all.
    from sopdsl.lint.catalogue import guess, known_selector, rule_of

    for one in written:
        if not known_selector(one):
            near = guess(one)
            hint = f"maksud Anda {near.question}?" if near else 'contoh kode, awal kode: "SOP203", "SOP2"'
            raise Refused(f'aturan "{one}" pada setelan "{key}" tidak ada', hint)
        rule = rule_of(one)
        if rule and rule.level is Severity.ERROR and not key.endswith("select"):
            raise Refused(f"{one} ialah galat, yang tidak dapat diabaikan atau diringankan", f'hapus "{one}" di sini')
    return tuple(written)


def _line(key: str, value: object, longest: int, example: str) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or not text.isprintable():
        raise Refused(f'setelan "{key}" harus berupa teks dalam tanda kutip', f"contoh: {example}")
    if len(text) > longest:
        raise Refused(f'teks "{key}" terlalu panjang: {len(text)} huruf', f"paling banyak {longest} huruf")
    return text


def _last(key: str) -> str:
    return key.rpartition(".")[2]
