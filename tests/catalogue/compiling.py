"""Compiles the cases of the catalogue: in memory, or in a folder of their own where they need a disk."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sopdsl.checking.request import Request, carry_out
from sopdsl.cli import main
from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.cases import Case
from sopdsl.lint.explaining import found_in

REPOSITORY = Path(__file__).resolve().parents[2]
_NOBODY = 65534
_LARGE = 2 * 1024 * 1024 + 200 * 1024


def _lines(count: int) -> str:
    return "\n    | ".join(f"Baris {n}" for n in range(count))


_BYTES: Mapping[str, Callable[[str], bytes]] = {
    "UTF-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 tanpa tanda": lambda text: text.encode("utf-16-le"),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "bita 0x81 sebagai ¤": lambda text: text.encode().replace("¤".encode(), b"\x81"),
    "spasi tak-putus sebagai ¤": lambda text: text.replace("¤", "\u00a0").encode(),
    "5001 huruf sebagai ¤": lambda text: text.replace("¤", "a" * 5001).encode(),
    "200 baris sebagai ¤": lambda text: text.replace("¤", _lines(200)).encode(),
    "2000 baris sebagai ¤": lambda text: text.replace("¤", _lines(2000)).encode(),
    "bita nol sebagai ¤": lambda text: text.encode().replace("¤".encode(), b"\0"),
    "dokumen Word": lambda _: b"PK\x03\x04",
    "dokumen Word lama": lambda _: b"\xd0\xcf\x11\xe0",
    "dokumen PDF": lambda _: b"%PDF-1.7",
    "dokumen RTF": lambda _: b"{\\rtf1",
    "gambar PNG": lambda _: b"\x89PNG\r\n",
    "gambar JPEG": lambda _: b"\xff\xd8\xff\xe0",
    "bukan teks": lambda _: b"\x01\x02\x03\x81" * 50,
    "lebih dari 2 MB": lambda text: text.encode() + b"#" * _LARGE,
}
"""How the bytes of a file in a special state come from its text."""


def compiled(case: Case, *, on_disk: bool) -> tuple[Diagnostic, ...]:
    """All that is found in a case, in order. One with a file in a special state is always put on disk."""
    if not (on_disk or case.states):
        return found_in(case.files)
    with _folder(case):
        return carry_out(Request(["."], cached=False), lambda: b"").report.found


def built(case: Case, format: str) -> str:
    """What `sopc build` prints about a case, without its summary."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    with _folder(case), contextlib.redirect_stdout(printed):
        main(["build", ".", "-o", "hasil", "--format", format, "--jobs", "1"])
    printed.seek(0)
    lines = [line for line in printed.read().rstrip("\n").split("\n")[:-2] if not line.startswith("dibuat: ")]
    return "\n".join(lines).rstrip("\n") + "\n"


@contextlib.contextmanager
def _folder(case: Case) -> Iterator[None]:
    """The folder of a case as the working folder; where files in it are closed, they are to this process too."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "koleksi"
        Path(made).chmod(0o755)
        root.mkdir(mode=0o755)
        closed = []
        for name, text in {"sopc.toml": "", **case.files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, text, case.states.get(name), folder=name.endswith("/"))
            if case.states.get(name) == "tertutup":
                closed.append((path, path.stat().st_mode))
        with contextlib.chdir(root):
            try:
                for path, _ in closed:
                    path.chmod(0)
                with _as_nobody() if closed else contextlib.nullcontext():
                    yield
            finally:
                for path, mode in closed:
                    path.chmod(mode)


def _write(path: Path, text: str, state: str | None, *, folder: bool) -> None:
    if folder or state == "folder":
        path.mkdir(exist_ok=True)
    elif state == "tautan ke berkas yang tidak ada":
        path.symlink_to("tidak-ada")
    elif state == "tautan ke luar koleksi":
        outside = path.parents[1] / path.name
        outside.write_text(text, encoding="utf-8")
        path.symlink_to(outside)
    elif state == "pipa":
        os.mkfifo(path)
    elif state in (None, "tertutup"):
        path.write_text(text, encoding="utf-8", newline="\n")
    elif state == "lebih dari 5 MB":
        path.write_bytes(b"#" * (5 * 1024 * 1024 + 1))
    else:
        path.write_bytes(_BYTES[state](text))


@contextlib.contextmanager
def _as_nobody() -> Iterator[None]:
    """As root all is open; what happens inside happens as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
