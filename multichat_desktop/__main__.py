"""`python -m multichat_desktop`."""

import sys

from multichat_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
