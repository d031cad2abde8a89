"""A report that means harm to whoever opens what is exported."""

from __future__ import annotations

from pactwatch.model import Reading
from tests.telling import Telling

NAME = '=HYPERLINK("http://x.example";"Ada")'
TEXT = (
    f"{NAME} met Mira Solt\u202e in <script>alert(1)</script> on Tuesday. \x0b@SUM(A1) “-2+3 || cmd”, she said."
    "\r\nEND:VEVENT"
)


def hostile() -> Reading:
    """Its reading, as a careless reader gives it: markup, formulas and control signs in names, words and addresses."""
    telling = Telling(
        "../x|y#1.txt", "2024-04-24", TEXT, title="<b>=1+1</b>", source="@evil", url="javascript:alert(1)"
    )
    ada, envoy = telling.actor(NAME), telling.actor("Mira Solt", roles=["=cmd"])
    telling.event("CONSULT", "met", ada, envoy, when="2024-04-30", status="planned")
    telling.event("ASSAULT", "<script>", ada, envoy, when="2022-01-01")
    telling.statement("-2+3 || cmd", "she", envoy, mode="direct")
    telling.commitment("@SUM(A1)", ada, due=telling.due("Tuesday", "2024-04-30"))
    return telling.reading()
