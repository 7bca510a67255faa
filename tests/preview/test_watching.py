"""Watching files: what counts as a change, and that one that is half done is waited for."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from sopdsl.workspace.watching import Watch
from tests.preview.conftest import FIRST


@pytest.fixture
def meanwhile() -> Iterator[Callable[..., None]]:
    """Runs actions, one after the other, while the test waits for changes."""
    threads: list[threading.Thread] = []

    def start(*actions: Callable[[], object]) -> None:
        def run() -> None:
            for action in actions:
                time.sleep(0.05)
                action()

        threads.append(threading.Thread(target=run))
        threads[-1].start()

    yield start
    for thread in threads:
        thread.join()


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
        for letter in "xyz":
            meanwhile(lambda letter=letter: shelf.write("sops/sopc.toml", letter * 9))
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

    def seen(self, shelf, watch, meanwhile, *actions):
        end = "sops/akhir.sop"
        meanwhile(*actions, lambda: time.sleep(0.3), lambda: shelf.write(end, "akhir"))
        found, names = [], ()
        while end not in names:
            names = watch.wait()
            path = shelf.folder / FIRST
            # On a busy machine the end may be seen together with the save.
            saved = tuple(name for name in names if name != end)
            if saved:
                found.append((saved, path.read_bytes() if path.exists() else None))
        return found

    def test_emptied_and_written(self, shelf, watch, meanwhile):
        found = self.seen(shelf, watch, meanwhile, lambda: shelf.write(FIRST, b""), lambda: shelf.write(FIRST, b"isi"))
        assert found == [((FIRST,), b"isi")]

    def test_removed_and_made_again(self, shelf, watch, meanwhile):
        path = shelf.folder / FIRST
        found = self.seen(shelf, watch, meanwhile, path.unlink, lambda: shelf.write(FIRST, b"isi"))
        assert found == [((FIRST,), b"isi")]

    def test_written_beside_and_renamed(self, shelf, watch, meanwhile):
        def save() -> None:
            shelf.write("sops/001-a.sop.tmp", b"isi").replace(shelf.folder / FIRST)

        assert self.seen(shelf, watch, meanwhile, save) == [((FIRST,), b"isi")]

    def test_the_old_one_kept_under_another_name(self, shelf, watch, meanwhile):
        path = shelf.folder / FIRST
        found = self.seen(
            shelf,
            watch,
            meanwhile,
            lambda: path.rename(path.with_name("001-a.sop~")),
            lambda: shelf.write(FIRST, b"isi"),
        )
        assert found == [((FIRST,), b"isi")]

    def test_written_in_pieces(self, shelf, watch, meanwhile):
        def save() -> None:
            with (shelf.folder / FIRST).open("wb", buffering=0) as file:
                for piece in (b"is", b"i ", b"baru"):
                    file.write(piece)
                    time.sleep(0.005)

        found = self.seen(shelf, watch, meanwhile, save)
        assert found[-1] == ((FIRST,), b"isi baru")

    def test_a_change_that_is_taken_back(self, shelf, watch, meanwhile):
        path = shelf.folder / FIRST
        other = path.with_name("sebentar")
        assert self.seen(shelf, watch, meanwhile, lambda: path.rename(other), lambda: other.rename(path)) == []
