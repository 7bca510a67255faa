"""The option parser's own words in Indonesian: help pages and usage faults, for Typer commands.

Typer's classes only parse here. What they would print in English is written anew from their parameters, and what they
raise is told from its attributes, never from its text.
"""

# ruff: noqa: ANN401 (Typer has no public names for the types of its commands, contexts and parameters)

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from sopdsl.nearest import nearest
from sopdsl.reporting.glyphs import encodable
from sopdsl.workspace.names import SUFFIX
from sopdsl.workspace.paths import absolute, is_there
from sopdsl.workspace.problems import UsageFault

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of all faults that Typer's parser finds in arguments."""

_HELP = "Tampilkan bantuan ini."
_IN_INDONESIAN = {
    "periksa": "check",
    "cek": "check",
    "jelaskan": "explain",
    "bangun": "build",
    "buat": "build",
    "cetak": "build",
    "pratinjau": "preview",
    "lihat": "preview",
    "gambar": "graph",
    "peta": "graph",
    "dampak": "impact",
    "hitung": "stats",
    "statistik": "stats",
    "skema": "schema",
    "help": "--help",
    "bantuan": "--help",
}
"""What authors may type who do not know the word for it."""


class Command(TyperCommand):
    """A command with an Indonesian help page, and message for what is too much; its epilog is an example of a call."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _page(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the arguments into `ctx`; raises UsageFault for those that the command has no place for."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            places = " ".join(map(_label, _arguments(self)))
            message = f'{_quoted(rest)} berlebih: "{ctx.command_path}" hanya menerima {places}'
            spaced = 'jalur yang mengandung spasi diapit tanda kutip, misalnya "SOP Bagian Hukum"'
            raise UsageFault(message, spaced if "JALUR" in places else _contoh(self))
        return rest


class Group(TyperGroup):
    """The command group with an Indonesian help page and message for a command that does not exist."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _page(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is asked for; raises UsageFault where it does not exist."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            raise UsageFault(f'perintah "{args[0]}" tidak ada', _command_hint(args[0], names))
        return super().resolve_command(ctx, args)


def suggestion(given: str, known: Sequence[str], introduction: str) -> str:
    """What may have been meant, or else all that there is."""
    guess = nearest(given.lower(), known)
    return f"maksud Anda {guess.question}?" if guess else f"{introduction}: {', '.join(known)}"


def choice(option: str, given: str, known: Sequence[str], meant: Mapping[str, str] | None = None) -> str:
    """The value of an option or argument that must be one of `known`; raises UsageFault for another one. `meant` are
    other words that authors may take for one of them."""
    if given in known:
        return given
    word = meant.get(given.lower()) if meant else None
    hint = f'maksud Anda "{word}"?' if word else suggestion(given, known, "pilihan")
    raise UsageFault(f'nilai "{given}" untuk {option} tidak dikenal', hint)


def whole_number(option: str, given: str, example: int) -> int:
    """The value of an option as a whole number; raises UsageFault for what is none."""
    try:
        return int(given)
    except ValueError:
        raise UsageFault(
            f'nilai "{given}" untuk {option} bukan bilangan bulat', f"contoh: {option} {example}"
        ) from None


def usage_fault(error: Any, group: Any, args: Sequence[str]) -> UsageFault:
    """A fault that Typer's parser raised over `args`, the arguments of a command of `group`, in Indonesian."""
    # A fault in an option's value has no context: it is that of the first command that is named.
    name = next((arg for arg in args if arg in group.commands), "")
    command = error.ctx.command if error.ctx else group.commands.get(name, group)
    called = "sopc" if command is group else f"sopc {command.name}"
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    if option is not None and hasattr(error, "possibilities"):
        hint = _option_hint(option, list(error.possibilities or ()), group, command, args)
        return UsageFault(f'opsi "{option}" tidak ada pada "{called}"', hint or _help(called))
    if option is not None:
        value = next((param.metavar for param in _options(command) if option in param.opts and not param.is_flag), None)
        if value is None:
            return UsageFault(f'opsi "{option}" tidak menerima nilai', f'tulis "{option}" saja')
        return UsageFault(f'opsi "{option}" memerlukan nilai', f"tulis: {option} {value}; {_help(called)}")
    if param is not None:
        return UsageFault(f'"{called}" memerlukan {_label(param)}', _contoh(command))
    return UsageFault(f'perintah "{called}" tidak dapat dibaca', _help(called))


def _command_hint(given: str, names: Sequence[str]) -> str:
    meant = _IN_INDONESIAN.get(given.lower())
    if meant:
        return f'maksud Anda "sopc {meant}"?'
    if given.lower().endswith(SUFFIX) or is_there(absolute(given)):
        path = f'"{given}"' if " " in given else given
        return f"sebutkan dahulu perintahnya, misalnya: sopc check {path}"
    return suggestion(given, names, "perintah yang ada")


def _option_hint(option: str, near: Sequence[str], group: Any, command: Any, args: Sequence[str]) -> str:
    """What may have been meant by an option that the command has not; empty where nothing is near."""
    # An option with one hyphen is read letter by letter: -fix as -f -i -x.
    spelled = next((f"-{arg}" for arg in args if arg.startswith(option) and not arg.startswith("--")), "")
    meant = [name for name in _names(command) if name == spelled] or near
    lines = [f'maksud Anda "{meant[0]}"?'] if meant else []
    having = [name for name, other in group.commands.items() if option in _names(other)]
    if command is group:
        lines += [f'opsi ditulis sesudah perintahnya: "sopc {name} {option}"' for name in having[:1]]
    elif having:
        lines.append(f'"{option}" ada pada {_quoted([f"sopc {name}" for name in having])}')
    return "\n".join(lines)


def _help(called: str) -> str:
    return f'lihat "{called} --help"'


def _contoh(command: Any) -> str:
    return f'contoh: {command.epilog}; lihat juga "sopc {command.name} --help"'


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)


def _page(command: Any, ctx: Any) -> str:
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    arguments = _arguments(command)
    commands = getattr(command, "commands", {})
    tail = [_label(param) for param in arguments] + (["PERINTAH …"] if commands else [])
    parts = [f"Cara pakai: {' '.join([ctx.command_path, '[OPSI]', *tail])}\n"]
    parts += [textwrap.fill(paragraph, width) + "\n" for paragraph in (command.help or "").split("\n\n") if paragraph]
    parts += _section("Argumen", ((_label(param), param.help) for param in arguments), width)
    options = [(_label(param), param.help) for param in _options(command)]
    parts += _section("Opsi", [*options, ("--help", _HELP)], width)
    parts += _section("Perintah", ((name, found.short_help) for name, found in commands.items()), width)
    parts += [f"Contoh: {command.epilog}\n"] if command.epilog else []
    return encodable("\n".join(parts).rstrip("\n"), sys.stdout.encoding if sys.stdout else None)


def _section(title: str, rows: Iterable[tuple[str, str | None]], width: int) -> list[str]:
    listed = list(rows)
    if not listed:
        return []
    column = max(len(label) for label, _ in listed) + 4
    lines = [f"{title}:"]
    for label, text in listed:
        wrapped = textwrap.wrap(text or "", max(width - column, 30)) or [""]
        lines += [f"{start:{column}}{line}" for start, line in zip([f"  {label}", *[""] * len(wrapped)], wrapped)]  # noqa: B905
    return ["\n".join(lines) + "\n"]


def _label(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"{param.metavar or param.name.upper()}{'…' if param.nargs == -1 else ''}"
    return ", ".join(param.opts) + (f" {param.metavar}" if param.metavar else "")


def _arguments(command: Any) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "argument"]


def _options(command: Any) -> list[Any]:
    return [param for param in command.params if param.param_type_name == "option"]


def _names(command: Any) -> list[str]:
    return [name for param in _options(command) for name in param.opts]
