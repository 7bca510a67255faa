"""The option parser's own words in Indonesian: help pages and usage faults, for Typer commands.

Typer's classes only parse here. What they would print in English is written anew from their parameters, and what they
raise is told from its attributes, never from its text.
"""

# ruff: noqa: ANN401 (Typer has no public names for the types of its commands, contexts and parameters)

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from sopdsl.nearest import nearest
from sopdsl.reporting.glyphs import encodable
from sopdsl.workspace.problems import UsageFault

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of all faults that Typer's parser finds in arguments."""

_HELP = "Tampilkan bantuan ini."


class Command(TyperCommand):
    """A command with an Indonesian help page."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _page(self, ctx)


class Group(TyperGroup):
    """The command group with an Indonesian help page and message for a command that does not exist."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _page(self, ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is asked for; raises UsageFault where it does not exist."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            raise UsageFault(f'perintah "{args[0]}" tidak ada', suggestion(args[0], names, "perintah yang ada"))
        return super().resolve_command(ctx, args)


def suggestion(given: str, known: Sequence[str], introduction: str) -> str:
    """What may have been meant, or else all that there is."""
    guess = nearest(given.lower(), known)
    return f"maksud Anda {guess.question}?" if guess else f"{introduction}: {', '.join(known)}"


def choice(option: str, given: str, known: Sequence[str]) -> str:
    """The value of an option or argument that must be one of `known`; raises UsageFault for another one."""
    if given in known:
        return given
    raise UsageFault(f'nilai "{given}" untuk {option} tidak dikenal', suggestion(given, known, "pilihan"))


def usage_fault(error: Any, group: Any, args: Sequence[str]) -> UsageFault:
    """A fault that Typer's parser raised over `args`, the arguments of a command of `group`, in Indonesian."""
    name = next((arg for arg in args if arg in group.commands), None)
    command = group.commands[name] if name else group
    help_hint = f'lihat "sopc {name} --help"' if name else 'lihat "sopc --help"'
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        near = list(error.possibilities or ())
        return UsageFault(f'opsi "{option}" tidak ada', f'maksud Anda "{near[0]}"?' if near else help_hint)
    if option is not None:
        takes_value = any(option in param.opts and not param.is_flag for param in _options(command))
        what = "memerlukan nilai" if takes_value else "tidak menerima nilai"
        return UsageFault(f'opsi "{option}" {what}', help_hint)
    param = getattr(error, "param", None)
    if param is not None and hasattr(error, "param_type"):
        return UsageFault(f"{_kind(param)} {_label(param)} belum diberikan", help_hint)
    if param is not None:
        return UsageFault(f"nilai untuk {_label(param)} tidak dapat dipakai", help_hint)
    return UsageFault("argumen terlalu banyak", help_hint)


def _page(command: Any, ctx: Any) -> str:
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    arguments = [param for param in command.params if _kind(param) == "argumen"]
    commands = getattr(command, "commands", {})
    tail = [_label(param) for param in arguments] + (["PERINTAH …"] if commands else [])
    parts = [f"Cara pakai: {' '.join([ctx.command_path, '[OPSI]', *tail])}\n"]
    parts += [textwrap.fill(paragraph, width) + "\n" for paragraph in (command.help or "").split("\n\n") if paragraph]
    parts += _section("Argumen", ((_label(param), param.help) for param in arguments), width)
    options = [(_label(param), param.help) for param in _options(command)]
    parts += _section("Opsi", [*options, ("--help", _HELP)], width)
    parts += _section("Perintah", ((name, found.short_help) for name, found in commands.items()), width)
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


def _kind(param: Any) -> str:
    return "argumen" if param.param_type_name == "argument" else "opsi"


def _label(param: Any) -> str:
    if _kind(param) == "argumen":
        return f"{param.metavar or param.name.upper()}{'…' if param.nargs == -1 else ''}"
    return ", ".join(param.opts) + (f" {param.metavar}" if param.metavar else "")


def _options(command: Any) -> list[Any]:
    return [param for param in command.params if _kind(param) == "opsi"]
