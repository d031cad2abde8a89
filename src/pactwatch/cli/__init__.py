"""The command line: a command is one call into the library, one file a group of commands."""

from __future__ import annotations

from pactwatch.cli import answers, brief, bulk, chart, deciding, finding, keeping, reading, serve
from pactwatch.cli.app import app

__all__ = ["answers", "app", "brief", "bulk", "chart", "deciding", "finding", "keeping", "reading", "serve"]
