"""`python -m sopdsl` is `sopc`."""

import sys

from sopdsl.cli import main

if __name__ == "__main__":
    sys.exit(main())
