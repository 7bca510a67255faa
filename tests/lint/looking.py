"""What one rule finds in a case, and words for odd ones: for tests of rules that say more than their own cases do."""

from __future__ import annotations

from hypothesis import strategies as st

from sopdsl.diagnostics import Diagnostic
from sopdsl.lint.cases import case_of
from sopdsl.lint.checking import Given, check_files
from sopdsl.source import Source

WORDS = st.sampled_from(
    [
        *(
            "Undang-Undang",
            "UU",
            "Peraturan",
            "Menteri",
            "Permen",
            "Perda",
            "Walikota",
            "PMK",
            "Dalam",
            "Negeri",
            "Kota",
        ),
        *("Nomor", "No.", "Tahun", "tahun", "tanggal", "tentang", "sebagaimana", "Pasal", "ayat", "(6)", "/", ","),
        *("25", "2009", "2-18", "59", "A", "215/PMK.07/2021", "XI/MPR/1998"),
    ]
)
"""What citations of regulations are made of."""


def found(case: str, code: str) -> list[Diagnostic]:
    """What one rule finds in a case, in order."""
    files = case_of(case).files
    given = [Given(name.removesuffix(".sop"), Source(name, text)) for name, text in files.items()]
    checked = check_files(given).found
    assert not [one for one in checked if one.severity.value == "error"], [one.message for one in checked]
    return sorted((one for one in checked if one.code == code), key=lambda one: one.span)
