"""Watching files: what counts as a change, and that one that is half done is waited for."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from sopdsl.workspace import watching
from sopdsl.workspace.watching import Watch
from tests.preview.conftest import FIRST


class Clock:
    """A clock that only moves while something sleeps: what is to happen meanwhile happens then, at its moment."""

    def __init__(self) -> None:
        self._now = self._idle = 0.0
        self._later: list[tuple[float, Callable[[], object]]] = []

    def after(self, seconds: float, action: Callable[[], object]) -> None:
        """Has `action` happen so many seconds after all that is to happen already."""
        last = max((moment for moment, _ in self._later), default=self._now)
        self._later.append((last + seconds, action))

    def sleep(self, seconds: float) -> None:
        """Lets time pass; half a minute after the last that happens a test has waited in vain."""
        end = self._now + seconds
        self._idle = 0.0 if self._later else self._idle + seconds
        assert self._idle < 30, "nothing more will happen"
        while self._later and self._later[0][0] <= end:
            self._now, action = self._later.pop(0)
            action()
        self._now = end

    def monotonic(self) -> float:
        return self._now

    perf_counter = monotonic


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(watching, "time", clock)
    return clock


@pytest.fixture
def meanwhile(clock: Clock) -> Callable[..., None]:
    """Has actions happen while the test waits for changes, one twentieth of a second after the other."""

    def start(*actions: Callable[[], object]) -> None:
        for action in actions:
            clock.after(0.05, action)

    return start


@pytest.fixture
def watch(shelf):
    return Watch([shelf.folder / "sops"], shelf.folder / "sops" / "build")


class TestChanges:
    def test_a_file_that_is_written(self, shelf, watch, meanwhile):
        meanwhile(lambda: shelf.change("Memeriksa", "Meneliti"))
        assert watch.wait() == (FIRST,)

    def test_what_happened_before_waiting_counts(self, shelf, watch):
        shelf.change("Memeriksa", "Meneliti")
        assert watch.wait() == (FIRST,)

    @pytest.mark.parametrize(
        "name", ["sops/sopc.toml", "sops/baru.sop", "sops/unit baru/001-x.sop", "sops/logo.PNG", "sops/x.sop.txt"]
    )
    def test_what_is_watched(self, shelf, watch, meanwhile, name):
        meanwhile(lambda: shelf.write(name, "baru"))
        assert watch.wait() == (name,)

    @pytest.mark.parametrize(
        "name", ["sops/catatan.txt", "sops/.001-a.sop.swp", "sops/.git/x.sop", "sops/build/001-a.svg", "lain/x.sop",
                 "sops/~$001-a.docx", "sops/001-a.sop~"])  # fmt: skip
    def test_what_is_not(self, shelf, watch, meanwhile, name):
        meanwhile(lambda: shelf.write(name, "baru"), lambda: shelf.write("sops/akhir.sop", "baru"))
        assert watch.wait() == ("sops/akhir.sop",)

    def test_several_at_once(self, shelf, watch):
        shelf.write("sops/b.sop", "b")
        shelf.write("sops/a.sop", "a")
        assert watch.wait() == ("sops/a.sop", "sops/b.sop")

    def test_same_size_same_second(self, shelf, watch, meanwhile):
        def save(moment: int) -> None:
            os.utime(shelf.write("sops/sopc.toml", f"{moment:09}"), ns=(moment, moment))

        for moment in (10**18, 10**18 + 100, 10**18 + 200):
            meanwhile(lambda moment=moment: save(moment))
            assert watch.wait() == ("sops/sopc.toml",)

    def test_an_older_file_put_in_its_place(self, shelf, watch, meanwhile):
        old = shelf.write("lain.sop", (shelf.folder / FIRST).read_bytes())
        os.utime(old, ns=(1, 1))
        meanwhile(lambda: old.replace(shelf.folder / FIRST))
        assert watch.wait() == (FIRST,)

    def test_a_file_that_is_gone_for_good(self, shelf, watch, meanwhile):
        meanwhile((shelf.folder / FIRST).unlink)
        assert watch.wait() == (FIRST,)

    def test_a_folder_that_moves_away_and_comes_back(self, shelf, watch, meanwhile):
        home, away = shelf.folder / "sops", shelf.folder / "pindah"
        meanwhile(lambda: home.rename(away))
        assert len(watch.wait()) == 4
        meanwhile(lambda: away.rename(home))
        assert FIRST in watch.wait()

    def test_links_that_go_round(self, shelf, watch, meanwhile):
        (shelf.folder / "sops" / "putar").symlink_to(shelf.folder / "sops", target_is_directory=True)
        meanwhile(lambda: shelf.change("Memeriksa", "Meneliti"))
        assert watch.wait() == (FIRST,)


class TestHalfDone:
    """Each way of saving is seen once, when it is done; what an editor leaves in between is not read."""

    @pytest.fixture
    def seen(self, shelf, watch, clock):
        """What is seen while actions happen, each so many seconds after the one before: names, and the text then."""

        def run(*steps: tuple[float, Callable[[], object]]) -> list[tuple[tuple[str, ...], bytes | None]]:
            end = "sops/akhir.sop"
            for seconds, action in steps:
                clock.after(seconds, action)
            clock.after(5, lambda: shelf.write(end, "akhir"))
            found: list[tuple[tuple[str, ...], bytes | None]] = []
            path = shelf.folder / FIRST
            while (names := watch.wait()) != (end,):
                found.append((names, path.read_bytes() if path.exists() else None))
            return found

        return run

    @pytest.mark.parametrize("gap", [0.001, 0.02, 0.25])
    def test_emptied_and_written(self, shelf, seen, gap):
        found = seen((0.07, lambda: shelf.write(FIRST, b"")), (gap, lambda: shelf.write(FIRST, b"isi")))
        assert found == [((FIRST,), b"isi")]

    def test_emptied_for_good(self, shelf, seen):
        assert seen((0.07, lambda: shelf.write(FIRST, b""))) == [((FIRST,), b"")]

    @pytest.mark.parametrize("gap", [0.001, 0.02, 0.25])
    def test_removed_and_made_again(self, shelf, seen, gap):
        path = shelf.folder / FIRST
        found = seen((0.07, path.unlink), (gap, lambda: shelf.write(FIRST, b"isi")))
        assert found == [((FIRST,), b"isi")]

    def test_written_beside_and_renamed(self, shelf, seen):
        def save() -> None:
            shelf.write("sops/001-a.sop.tmp", b"isi").replace(shelf.folder / FIRST)

        assert seen((0.07, save)) == [((FIRST,), b"isi")]

    def test_the_old_one_kept_under_another_name(self, shelf, seen):
        path = shelf.folder / FIRST
        found = seen(
            (0.07, lambda: path.rename(path.with_name("001-a.sop~"))), (0.02, lambda: shelf.write(FIRST, b"isi"))
        )
        assert found == [((FIRST,), b"isi")]

    def test_written_in_pieces(self, shelf, seen):
        def append(piece: bytes) -> Callable[[], object]:
            return lambda: shelf.write(FIRST, (shelf.folder / FIRST).read_bytes() + piece)

        steps = [(0.005, append(piece)) for piece in (b"is", b"i ", b"baru")]
        assert seen((0.07, lambda: shelf.write(FIRST, b"")), *steps) == [((FIRST,), b"isi baru")]

    def test_written_again_and_again(self, shelf, seen):
        """What never comes to rest is seen nevertheless, every two seconds."""
        found = seen(*((0.005, lambda size=size: shelf.write(FIRST, b"x" * size)) for size in range(1, 1001)))
        assert [names for names, _ in found] == [(FIRST,)] * 3
        assert found[-1][1] == b"x" * 1000

    def test_a_change_that_is_taken_back(self, shelf, seen):
        path = shelf.folder / FIRST
        other = path.with_name("sebentar")
        assert seen((0.07, lambda: path.rename(other)), (0.02, lambda: other.rename(path))) == []
