"""The command line: a command is one call into the library, one file a group of commands."""

from __future__ import annotations

# isort: off
# In the order in which `pactwatch --help` shows them
from pactwatch.cli import reading, bulk
from pactwatch.cli import keeping, watch, serve
from pactwatch.cli import brief, answers, finding, chart
from pactwatch.cli import deciding
from pactwatch.cli import export
from pactwatch.cli.app import app
# isort: on

__all__ = ["answers", "app", "brief", "bulk", "chart", "deciding", "export", "finding", "keeping", "reading", "serve"]
__all__ += ["watch"]
