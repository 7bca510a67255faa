"""Mending a collection on disk: bytes that no fix touches stay, and so do files that were not asked for."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.checking.collection import check_collection
from sopdsl.checking.fixes import mend
from sopdsl.checking.memory import Memory
from sopdsl.diagnostics import Edit
from sopdsl.lint.cases import DECLARATIONS, case_of
from sopdsl.lint.mending import applied
from sopdsl.source import Span
from sopdsl.workspace.collection import find_collections, read_entries
from sopdsl.workspace.problems import WriteFault
from sopdsl.workspace.reading import decode
from sopdsl.workspace.rewriting import rewritten

SOUND = case_of("").files["001-peminjaman-arsip.sop"]
OTHER = SOUND.replace("Peminjaman Arsip", "Penyimpanan Surat").replace("001/SOP", "002/SOP")
SLIPPED = SOUND.replace("    waktu: 5 menit\n", "    waktu: 5 menit  # lekas\n    -> selesai\n    ya → lanjut\n")
MENDED = SLIPPED.replace("→", "->")
BOM = b"\xef\xbb\xbf"


def everything(_):
    return True


def collection(*paths):
    (found,) = find_collections([str(path) for path in paths])
    return found


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("sopc.toml").write_text("", encoding="utf-8")
    Path("deklarasi.sop").write_text(DECLARATIONS, encoding="utf-8")
    return tmp_path


def put(name, text, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    Path(name).write_bytes(data)
    return data


@pytest.mark.parametrize("bom", [b"", BOM], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_and_a_bom_stay(bom, end):
    put("a.sop", bom + SLIPPED.replace("\n", end).encode())
    done = mend(collection("."), False, everything, True)
    assert Path("a.sop").read_bytes() == bom + MENDED.replace("\n", end).encode()
    assert done.fixed == {"a.sop": 1}


def test_mixed_line_ends_stay_line_by_line():
    lines = SLIPPED.split("\n")
    ends = ["\r\n", "\n", "\r", "\n", "\r\n"] * len(lines)

    def with_ends(text):
        return "".join(line + end for line, end in zip(text.split("\n"), ends, strict=False)).encode()

    put("a.sop", with_ends(SLIPPED))
    mend(collection("."), False, everything, True)
    assert Path("a.sop").read_bytes() == with_ends(MENDED)


def test_a_new_line_ends_as_those_of_the_file_do():
    text = SOUND.replace("    output: Permohonan\n", "    output: Permohonan\n    keterangan: SOP Register Surat\n")
    put("a.sop", text.replace("\n", "\r\n"))
    mend(collection("."), True, lambda found: found.code == "SOP503", True)
    after = Path("a.sop").read_bytes().decode()
    assert "Penyimpanan Arsip\r\n  2. SOP Register Surat\r\n" in after
    assert not re.search(r"(?<!\r)\n", after)


def test_nothing_is_written_unless_it_is_wanted():
    data = put("a.sop", SLIPPED)
    done = mend(collection("."), False, everything, False)
    assert Path("a.sop").read_bytes() == data
    assert done.texts == {"a.sop": MENDED}


def test_the_second_run_changes_nothing():
    put("a.sop", SLIPPED)
    mend(collection("."), True, everything, True)
    data, time = Path("a.sop").read_bytes(), Path("a.sop").stat().st_mtime_ns
    done = mend(collection("."), True, everything, True)
    assert (done.fixed, done.diffs, done.texts) == ({}, (), {})
    assert (Path("a.sop").read_bytes(), Path("a.sop").stat().st_mtime_ns) == (data, time)


def test_only_files_asked_for_are_mended():
    put("a.sop", SLIPPED)
    data = put("b.sop", SLIPPED.replace("001/SOP", "002/SOP"))
    assert mend(collection("a.sop"), False, everything, True).fixed == {"a.sop": 1}
    assert Path("b.sop").read_bytes() == data


def test_only_findings_that_count_are_mended():
    text = SLIPPED.replace("Formulir peminjaman", "Formulir  peminjaman")
    put("a.sop", text)
    mend(collection("."), True, lambda found: found.code == "SOP012", True)
    assert Path("a.sop").read_text(encoding="utf-8") == text.replace("→", "->")


def test_a_waived_finding_is_not_mended():
    text = SOUND.replace("  1. SOP Penyimpanan Arsip\n", "  1. SOP Peminjaman Arsip  {}\n  2. SOP Lain\n")
    waiver = "# sopc: abaikan SOP501 -- memang begitu"
    put("a.sop", text.format(waiver))
    assert mend(collection("."), True, lambda found: found.code == "SOP501", True).fixed == {}
    put("a.sop", text.format(""))
    assert mend(collection("."), True, lambda found: found.code == "SOP501", True).fixed == {"a.sop": 1}


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "zip"])
def test_a_file_that_is_not_utf8_is_left_alone(encoding):
    text = SLIPPED.replace("→", "=>").replace("Formulir", "Formulir é")
    data = put("a.sop", b"PK\x03\x04" + text.encode() if encoding == "zip" else text.encode(encoding))
    put("b.sop", SLIPPED.replace("001/SOP", "002/SOP"))
    assert mend(collection("."), True, everything, True).fixed.keys() == {"b.sop"}
    assert Path("a.sop").read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="permissions of Unix")
def test_permissions_stay():
    put("a.sop", SLIPPED)
    Path("a.sop").chmod(0o640)
    mend(collection("."), False, everything, True)
    assert stat.S_IMODE(Path("a.sop").stat().st_mode) == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["a.sop", "deklarasi.sop", "sopc.toml"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link():
    Path("naskah").mkdir()
    put("naskah/asli.sop", SLIPPED)
    Path("a.sop").symlink_to("naskah/asli.sop")
    done = mend(collection("."), False, everything, True)
    assert Path("a.sop").is_symlink()
    assert Path("naskah/asli.sop").read_text(encoding="utf-8") == MENDED
    assert done.fixed == {"naskah/asli.sop": 1}


def test_a_file_that_changed_meanwhile_is_not_overwritten():
    put("a.sop", SLIPPED)
    readings = read_entries(collection("."))
    put("a.sop", SOUND)
    with pytest.raises(WriteFault, match="berubah"):
        mend(collection("."), False, everything, True, given=readings)
    assert Path("a.sop").read_text(encoding="utf-8") == SOUND


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diff")
@pytest.mark.parametrize("final", ["\n", ""], ids=["", "no newline at the end"])
def test_a_diff_can_be_applied(folder, final):
    text = SLIPPED.rstrip("\n").replace("Arsip yang dipinjam", "Arsip  yang dipinjam") + final
    put("a.sop", text)
    done = mend(collection("."), True, everything, False)
    (diff,) = done.diffs
    assert diff.path == "a.sop"
    patch = diff.text.replace("--- a.sop", "--- a/a.sop").replace("+++ a.sop", "+++ b/a.sop")
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True, cwd=folder)
    assert Path("a.sop").read_text(encoding="utf-8") == done.texts["a.sop"] != text


def test_fixes_of_files_that_speak_of_each_other():
    put("a.sop", SOUND.replace("SOP Penyimpanan Arsip", "SOP Penyimpanan Surat"))
    put("b.sop", OTHER.replace("SOP Penyimpanan Arsip", "SOP Peminjaman Arsip"))
    done = mend(collection("."), False, everything, True)
    assert done.fixed == {"a.sop": 1, "b.sop": 1}
    assert "SOP Penyimpanan Surat = @b\n" in Path("a.sop").read_text(encoding="utf-8")
    assert "SOP Peminjaman Arsip = @a\n" in Path("b.sop").read_text(encoding="utf-8")


def test_what_mending_remembers_is_what_a_check_finds_afterwards(folder):
    put("a.sop", SLIPPED + "\n  tidak dikenal: Mencari\n")
    put("b.sop", OTHER)
    memory = Memory(folder)
    done = mend(collection("."), True, everything, True, memory)
    assert done.fixed
    now = collection(".")
    fresh = check_collection(now, read_entries(now)).found
    assert fresh
    assert "SOP012" not in {found.code for found in fresh}
    assert check_collection(now, read_entries(now), memory).found == fresh


TEXTS = st.lists(st.sampled_from(["a", "é", "\r\n", "\n", "\r", "😀", "x\r\n", " "]), max_size=12).map("".join)


@given(TEXTS, st.booleans(), st.data())
def test_bytes_are_rewritten_as_texts_are(text, bom, data):
    before = (BOM if bom else b"") + text.encode()
    expected = decode(before, "").source.text
    rounds = []
    for _ in range(data.draw(st.integers(0, 3))):
        cuts = sorted(data.draw(st.lists(st.integers(0, len(expected)), max_size=6)))
        edits = [
            Edit(Span(start, end), data.draw(st.sampled_from(["", "b", "\n", "ü\nc"])))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        rounds.append(edits)
        expected = applied(expected, edits)
    after = rewritten(before, rounds)
    assert after.startswith(BOM) == bom
    # Taking out what stands between a lone CR and a lone LF makes them one line end.
    if "\r" not in text.replace("\r\n", ""):
        assert decode(after, "").source.text == expected
    if not rounds:
        assert after == before
