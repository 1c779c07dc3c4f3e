"""What the tests of the composition root and the command line share."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
