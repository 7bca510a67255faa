"""What the last check found is told again only where it still stands, and is then what a check from the start finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.checking.collection import check_collection
from sopdsl.checking.findings import Findings
from sopdsl.checking.last import recall_last
from sopdsl.checking.memory import Memory
from sopdsl.workspace.collection import find_collections, read_entries
from tests.checking.test_memory import FILES


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "sopc.toml").touch()
    (tmp_path / "Nama Salah.sop").write_text(FILES["a.sop"].replace("001/", "009/"), encoding="utf-8")
    (tmp_path / "ansi.sop").write_bytes(
        FILES["a.sop"].replace("001/", "008/").replace("Arsip", "Arsip é").encode("cp1252")
    )
    (tmp_path / "catatan.sop.txt").touch()
    (tmp_path / "bendera.sop").write_text("instansi lain = Instansi Lain\n  logo: tiada.png\n", encoding="utf-8")
    return tmp_path


def fresh(path: str = ".") -> Findings:
    (collection,) = find_collections([path])
    return check_collection(collection, read_entries(collection), Memory(collection.root))


def recalled(path: str = ".") -> Findings | None:
    (collection,) = find_collections([path])
    return recall_last(collection, read_entries(collection), Memory(collection.root))


def told(findings: Findings | None) -> object:
    """What is told of findings: also the comments that speak to us, of which alone the others are remembered."""
    assert findings is not None
    files = [
        (
            file.source,
            [c for c in file.comments if "sopc" in file.source.slice(c.span)],
            file.alone,
            file.sop,
            file.unit,
        )
        for file in findings.files
    ]
    return findings.settings, files, findings.concerning(findings.found)


@pytest.mark.usefixtures("root")
def test_nothing_is_told_before_a_check():
    assert recalled() is None


@pytest.mark.usefixtures("root")
def test_it_is_what_a_check_finds():
    found = fresh()
    assert {one.code for one in found.found} >= {"SOP042", "SOP047", "SOP507", "SOP509"}
    assert told(recalled()) == told(found)


@pytest.mark.parametrize("part", ["a.sop", "deklarasi.sop", "c.sop"])
@pytest.mark.usefixtures("root")
def test_of_a_part_too_whichever_was_checked_last(part):
    whole = fresh()
    assert told(recalled(part)) == told(fresh(part))
    assert told(recalled()) == told(whole)


def test_settings_may_change(root):
    found = fresh()
    (root / "sopc.toml").write_text("papper = 1\n")
    again = recalled()
    assert again is not None
    assert again.settings is None
    assert {one.code for one in again.found} - {one.code for one in found.found} == {"SOP040"}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "a.sop").write_text(FILES["b.sop"], encoding="utf-8"),
        lambda root: (root / "a.sop").unlink(),
        lambda root: (root / "a.sop").rename(root / "d.sop"),
        lambda root: (root / "d.sop").write_text("# kosong\n"),
        lambda root: (root / "ansi.sop").write_text((root / "ansi.sop").read_text("cp1252"), encoding="utf-8"),
        lambda root: (root / "tiada.png").write_bytes(b"\x89PNG\r\n\x1a\n"),
        lambda root: (root / "catatan.sop.txt").unlink(),
    ],
)
def test_it_does_not_stand_after_a_change(root, change):
    fresh()
    change(root)
    assert recalled() is None
    assert told(fresh()) == told(recalled())


def test_waivers_and_comments_stay(root):
    text = FILES["a.sop"].replace(
        "2 Mei 2026", "2 Mei 2026  # sopc: abaikan SOP103 -- naskah\n# sopc: abaikan SOP999 -- x"
    )
    (root / "a.sop").write_text(text, encoding="utf-8")
    found = fresh()
    assert any(file.comments for file in found.files)
    assert told(recalled()) == told(found)
