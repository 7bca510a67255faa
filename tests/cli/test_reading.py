"""Bytes that are no UTF-8 text are told apart, with their place and how to save the file."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.workspace.reading import decode
from tests.support import DECLARATIONS, sop_text

ENCODINGS = ("utf-8", "utf-16", "utf-16-be", "cp1252", "utf-8-sig")
NOTEPAD = "Notepad: Simpan sebagai… → Penyandian/Encoding: UTF-8"


@pytest.fixture
def check_bytes(desk):
    """Checks a SOP given in bytes, in a collection that declares what it refers to."""

    def check(data: bytes):
        desk.collection()
        desk.write("sops/001-a.sop", data)
        return desk.check("sops/001-a.sop")

    return check


@pytest.mark.parametrize(
    "data",
    [
        sop_text().encode(),
        b"\xef\xbb\xbf" + sop_text().encode(),
        sop_text().replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + sop_text().replace("\n", "\r\n").encode(),
        sop_text().replace("\n", "\r").encode(),
        sop_text().rstrip("\n").encode(),
    ],
    ids=["lf", "bom", "crlf", "bom-crlf", "cr", "no-line-end"],
)
def test_line_ends_and_bom_are_accepted(check_bytes, data):
    outcome = check_bytes(data)
    assert (outcome.status, outcome.json) == (0, [])


def test_places_do_not_depend_on_line_ends(check_bytes):
    text = sop_text().replace("unit: organisasi", "unit: organisas")
    found = [check_bytes(data).json for data in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())]
    assert found[0] == found[1]
    assert found[0][0]["line"] == 4


@pytest.mark.parametrize("mark", [b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"])
def test_utf32_is_told_apart_from_utf16(check_bytes, mark):
    encoding = "utf-32-le" if mark[0] else "utf-32-be"
    outcome = check_bytes(mark + sop_text().encode(encoding))
    assert outcome.codes == ["SOP041"]
    assert "UTF-32" in outcome.json[0]["message"]


def test_what_is_too_large_is_told_to_be_larger_than_the_limit(check_bytes):
    """Also where no file has a size: from standard input."""
    data = b"a" * (2 * 1024 * 1024 + 1)
    (found,) = check_bytes(data).json
    assert found["code"] == "SOP044"
    assert "2,1 MB" in found["message"]
    assert [one.code for one in decode(data, "a.sop").diagnostics] == ["SOP044"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16(check_bytes, encoding):
    outcome = check_bytes(sop_text().encode(encoding))
    assert outcome.status == 1
    assert outcome.codes == ["SOP041"]
    assert "UTF-16" in outcome.json[0]["message"]
    assert NOTEPAD in outcome.json[0]["hint"]


def test_utf16_big_endian_with_bom(check_bytes):
    assert check_bytes(b"\xfe\xff" + sop_text().encode("utf-16-be")).codes == ["SOP041"]


def test_windows_1252_names_the_letter_and_its_place(check_bytes):
    text = sop_text(name="Layanan Café", fields="peringatan: naïf\n")
    outcome = check_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    assert outcome.codes == ["SOP042"]
    (found,) = outcome.json
    assert '"é"' in found["message"]
    assert "Windows-1252" in found["message"]
    assert (found["line"], found["column"], found["end_column"]) == (1, 16, 17)
    assert NOTEPAD in found["hint"]


def test_a_stray_byte_after_true_utf8(check_bytes):
    outcome = check_bytes(sop_text(name="Été").encode().replace(b"Petugas\n", b"Petugas \x81\n"))
    (found,) = [entry for entry in outcome.json if entry["code"] == "SOP042"]
    assert "0x81" in found["message"]
    assert found["line"] == 11
    assert found["column"] == 21


def test_a_wrongly_saved_file_still_declares(desk):
    desk.collection("001-a")
    desk.write("sops/deklarasi.sop", DECLARATIONS.replace("Bagian", "Bagiän").encode("cp1252"))
    assert desk.check("sops").codes == ["SOP042"]
    desk.write("sops/deklarasi.sop", DECLARATIONS.encode("utf-16"))
    assert desk.check("sops").codes == ["SOP041"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04" + bytes(100), "Word"),
        (b"%PDF-1.7\n" + b"\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "Word lama"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (bytes(range(256)) * 8, "bukan"),
        (b"\x80\x81\x01\x02\x03" * 40, "bukan berkas teks"),
    ],
)
def test_binary_files(check_bytes, data, word):
    outcome = check_bytes(data)
    assert outcome.status == 1
    assert outcome.codes == ["SOP043"]
    assert word in outcome.json[0]["message"]


def test_a_nul_in_a_text_has_a_place(check_bytes):
    (found,) = check_bytes(sop_text().encode().replace(b"organisasi", b"organi\0sasi")).json
    assert found["code"] == "SOP043"
    assert (found["line"], found["column"]) == (4, 13)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"# hanya komentar\n"])
def test_an_empty_file_is_no_crash(check_bytes, data):
    outcome = check_bytes(data)
    assert outcome.status in (0, 1)
    assert all(code < "SOP040" for code in outcome.codes)


@given(
    st.binary(max_size=300)
    | st.text().flatmap(lambda text: st.sampled_from(ENCODINGS).map(lambda encoding: text.encode(encoding, "replace")))
)
def test_all_bytes_are_read_or_refused(data):
    reading = decode(data, "a.sop")
    assert "\r" not in reading.source.text
    if reading.diagnostics:
        (found,) = reading.diagnostics
        assert "SOP041" <= found.code <= "SOP045"
        assert 0 <= found.span.start <= found.span.end <= len(reading.source.text)
    else:
        assert reading.source.text.encode() == data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(
            b"\r", b"\n"
        )


def test_over_2_mb_is_refused_without_being_read(desk):
    desk.collection()
    path = desk.write("sops/001-a.sop")
    with path.open("wb") as file:
        file.truncate(10 * 1024 * 1024 * 1024)  # a hole: reading it all would take seconds and memory
    start = time.perf_counter()
    outcome = desk.check("sops")
    assert time.perf_counter() - start < 2
    assert outcome.codes == ["SOP044"]
    assert "10240,0 MB" in outcome.json[0]["message"]


def test_exactly_2_mb_is_read(desk):
    desk.collection()
    desk.write("sops/001-a.sop", sop_text() + "#" + " " * (2 * 1024 * 1024 - len(sop_text()) - 1))
    assert desk.check("sops").json == []
    with (desk.folder / "sops/001-a.sop").open("ab") as file:
        file.write(b"\n")
    assert desk.check("sops").codes == ["SOP044"]


def test_a_line_of_1_mb_is_shown_cut(desk):
    desk.collection()
    desk.write(
        "sops/001-a.sop", sop_text(fields="dasar hukum: " + "x" * 1_000_000 + " @tidak-ada " + "y" * 1000 + "\n")
    )
    outcome = desk.run("check", "sops")
    assert outcome.status == 1
    assert "@tidak-ada" in outcome.out
    assert "…" in outcome.out
    assert max(map(len, outcome.out.splitlines())) < 200


def test_a_folder_with_the_name_of_a_file(desk):
    desk.collection("001-a")
    (desk.folder / "sops/002-b.sop").mkdir()
    outcome = desk.check("sops")
    assert outcome.codes == ["SOP045"]
    assert "folder" in outcome.json[0]["message"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(desk):
    desk.collection("001-a")
    os.mkfifo(desk.folder / "sops/002-b.sop")
    assert desk.check("sops").codes == ["SOP045"]


def test_unreadable_files_and_folders(desk, as_nobody):
    desk.collection("001-a", "tutup/002-b")
    assert desk.check("sops").json == []
    (desk.folder / "sops/001-a.sop").chmod(0)
    (desk.folder / "sops/tutup").chmod(0)
    with as_nobody():
        outcome = desk.check("sops")
    assert outcome.status == 1
    assert outcome.codes == ["SOP045", "SOP046"]
    assert all("tidak ada izin" in entry["message"] for entry in outcome.json)
    assert {entry["file"] for entry in outcome.json} == {"sops/001-a.sop", "sops/tutup"}


def test_a_path_below_a_closed_folder(desk, as_nobody):
    desk.collection("001-a", root="tutup/sops")
    (desk.folder / "tutup").chmod(0)
    with as_nobody():
        assert desk.run("check", "tutup/sops").status == 2


def test_a_collection_that_is_closed_itself(desk, as_nobody):
    desk.collection("001-a")
    desk.check("sops")
    (desk.folder / "sops").chmod(0)
    with as_nobody():
        outcome = desk.check("sops")
    (desk.folder / "sops").chmod(0o755)
    assert (outcome.status, outcome.codes) == (1, ["SOP046"])
