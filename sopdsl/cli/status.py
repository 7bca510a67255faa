"""The exit status of every command."""

CLEAN = 0
FINDINGS = 1
"""A finding reaches the level of `--fail-on`; for `build`, an error."""
USAGE = 2
"""The request makes no sense as given, or its results cannot be written where they are wanted."""
INTERNAL = 3
"""Our own fault."""
INTERRUPTED = 130
"""Ctrl-C, as shells count it."""
BROKEN_PIPE = 141
"""Nobody reads the output any more, as shells count it."""
