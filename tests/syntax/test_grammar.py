"""The grammar and the builder belong together, and the kept parse table is trusted only where that is safe."""

import sys
from pathlib import Path
from typing import Any

import pytest
from lark import Lark, Token

from sopdsl.syntax.builder import Builder
from sopdsl.syntax.grammar import CACHE_VARIABLE, START_WAKTU, load
from sopdsl.syntax.lines import Lines


def _load() -> Lark:
    return load(Lines(), Builder(), lambda token: token)


def test_each_rule_has_a_builder_method_and_each_method_a_rule() -> None:
    rules = {rule.alias or rule.origin.name for rule in _load().rules if not rule.origin.name.startswith("_")}
    methods = {name for name in vars(Builder) if not name.startswith("_") and name != "begin"}
    assert rules == methods


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "caches"
    monkeypatch.setenv(CACHE_VARIABLE, str(folder))
    return folder


def _works(parser: Lark) -> bool:
    found: Any = parser.parse("5 menit", start=START_WAKTU)
    return bool(found.nilai[0].min == 5)


def test_a_kept_table_gives_the_same_parser(caches: Path) -> None:
    first = _load()
    (kept,) = caches.iterdir()
    written = kept.stat().st_mtime_ns
    second = _load()
    assert kept.stat().st_mtime_ns == written
    assert _works(first)
    assert _works(second)


@pytest.mark.parametrize("damage", [b"", b"rusak", None])
def test_a_damaged_table_is_made_anew(caches: Path, damage: bytes | None) -> None:
    _load()
    (kept,) = caches.iterdir()
    good = kept.read_bytes()
    kept.write_bytes(good[: len(good) // 2] if damage is None else damage)
    assert _works(_load())
    assert len(kept.read_bytes()) > len(good) // 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows protects the user's folder by itself")
def test_a_folder_that_others_can_write_to_is_not_used(caches: Path) -> None:
    caches.mkdir()
    caches.chmod(0o777)
    assert _works(_load())
    assert list(caches.iterdir()) == []


def test_no_folder_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "berkas"
    in_the_way.write_text("")
    for value in ("", str(in_the_way), str(in_the_way / "di-bawahnya")):
        monkeypatch.setenv(CACHE_VARIABLE, value)
        assert _works(_load())


def test_comments_reach_their_listener() -> None:
    heard: list[str] = []

    def listen(token: Token) -> Token:
        heard.append(token.value)
        return token

    lines, builder = Lines(), Builder()
    lines.begin(None)
    parser = load(lines, builder, listen)
    parser.parse("5 menit # kira-kira", start=START_WAKTU)
    assert heard == ["# kira-kira"]
