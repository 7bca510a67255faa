"""What tests of the backends ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.renderers.browser import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module, which must be marked with `needs_chromium`.

    Not one for the session: while it runs, no other test could run an event loop.
    """
    with chromium() as running:
        yield running
