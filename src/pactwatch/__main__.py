"""`python -m pactwatch` is the command `pactwatch`."""

from __future__ import annotations

from pactwatch.cli import app

app(prog_name="pactwatch")
