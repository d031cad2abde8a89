"""A Chromium for the browser tests: one that is installed, else Debian's by apt where that may be.

`python -m tests.browser.finding` brings one; the tests only look for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
HOW = (
    "no Chromium was found: `apt-get install chromium`, or name one by PACTWATCH_BROWSER; the browser tests are skipped"
)


def found() -> str | None:
    """The path of a browser that is installed, None where there is none."""
    named = os.environ.get("PACTWATCH_BROWSER")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def brought() -> str | None:
    """The path of a browser, installed from Debian's packages where there is none and we may."""
    if not found() and shutil.which("apt-get") and os.geteuid() == 0:
        for words in (("update", "-q"), ("install", "-y", "-q", "--no-install-recommends", "chromium")):
            subprocess.run(("apt-get", *words), check=False, stdout=sys.stderr)
    return found()


if __name__ == "__main__":
    print(brought() or HOW)
