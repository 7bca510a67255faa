"""What a key of `sopc.toml` may hold: checks that give the value, or refuse it and say what may stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_LONGEST_HEADING = 40
_LONGEST_NOTE = 300

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


def _line(key: str, value: object, longest: int, example: str) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or not text.isprintable():
        raise Refused(f'setelan "{key}" harus berupa teks dalam tanda kutip', f"contoh: {example}")
    if len(text) > longest:
        raise Refused(f'teks "{key}" terlalu panjang: {len(text)} huruf', f"paling banyak {longest} huruf")
    return text


def _last(key: str) -> str:
    return key.rpartition(".")[2]
