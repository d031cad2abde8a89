"""Forms of words: patterns by which the text of an agreement is known, cut and read."""

from __future__ import annotations

import re
from functools import cache

from pactwatch.codes import tree


@cache
def form(name: str) -> re.Pattern[str]:
    """Any of the expressions of one form of `agreement_forms`, in small or capital letters."""
    return re.compile("|".join(tree("agreement_forms")[name]), re.IGNORECASE | re.MULTILINE)
