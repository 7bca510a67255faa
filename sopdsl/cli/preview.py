"""`sopc preview`: shows the pages of a SOP in the browser, anew after each save."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sopdsl import interruption
from sopdsl.cli.console import Console
from sopdsl.cli.fault import report_details
from sopdsl.cli.status import CLEAN
from sopdsl.cli.words import whole_number
from sopdsl.workspace.problems import UsageFault, reason

if TYPE_CHECKING:
    from sopdsl.building.built import Fault

_LAST_PORT = 65535


def preview(
    path: Annotated[
        str, typer.Argument(metavar="JALUR", help="Berkas .sop, atau folder untuk memilih SOP di dalamnya.")
    ],
    port: Annotated[
        str, typer.Option("--port", metavar="N", help="Nomor porta di komputer ini. Bawaan: porta bebas mana saja.")
    ] = "0",
    no_open: Annotated[bool, typer.Option("--no-open", help="Jangan buka peramban; cetak saja alamatnya.")] = False,
) -> int:
    """Menampilkan halaman cetak sebuah SOP di peramban, dan memperbaruinya setiap kali berkas disimpan.

    Temuan tampak di sampingnya; selama ada galat, halaman terakhir tanpa galat tetap tampak. Untuk berkas deklarasi
    ditampilkan SOP yang tersentuh olehnya, dan untuk berkas keputusan juga SOP dalam lampirannya.

    Alamatnya berisi kunci acak dan hanya dapat dibuka dari komputer ini. Tekan Ctrl-C untuk berhenti.
    """
    number = whole_number("--port", port, 8080)
    if not 0 <= number <= _LAST_PORT:
        raise UsageFault(f"--port {port}: nomor porta ialah 1 sampai {_LAST_PORT}", "contoh: --port 8080")
    try:
        with interruption.told_apart():
            _serve(path, number, not no_open, Console())
    except KeyboardInterrupt:
        return CLEAN


def _serve(path: str, port: int, open_browser: bool, console: Console) -> NoReturn:
    from sopdsl.preview.live import Live
    from sopdsl.preview.server import Server
    from sopdsl.workspace.paths import absolute, shown
    from sopdsl.workspace.watching import Watch

    told: set[tuple[str, str]] = set()

    def report(fault: Fault) -> None:
        if (fault.what, fault.error) not in told:  # the same fault comes up with every save
            told.add((fault.what, fault.error))
            report_details(console, fault.error, fault.details, fault.what)

    live = Live(path, report)
    watch = Watch([live.root])
    try:
        server = Server(live, port, report)
    except OSError as error:
        raise UsageFault(
            f"porta {port} tidak dapat dipakai: {reason(error)}", "pilih porta lain, atau tanpa --port"
        ) from error
    try:
        console.text(f"pratinjau {shown(absolute(path))}: {server.address}")
        console.text("alamat ini hanya dapat dibuka dari komputer ini; tekan Ctrl-C untuk berhenti")
        console.flush()
        if open_browser and _has_screen():
            import webbrowser

            webbrowser.open(server.invite())
        next(live.views("", 0))  # so that the first save need not wait until all is loaded
        gc.freeze()  # what is there now stays: looking through it again and again would hold some saves up
        while True:
            watch.wait()
            live.update()
    finally:
        server.close()


def _has_screen() -> bool:
    """Whether there is a screen on which a browser could open; without one it would open in this terminal."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
