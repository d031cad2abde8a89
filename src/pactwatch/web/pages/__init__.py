"""The pages, a file a view. Each draws an answer of `views`; none works anything out about what was found."""

from __future__ import annotations

from pactwatch.web.pages import (
    actors,
    assets,
    disputes,
    ledger,
    login,
    reports,
    review,
    search,
    statements,
    timeline,
    today,
)

SEEN = assets, login, today, ledger, timeline, disputes, statements, actors, reports, search, review
ROUTERS = tuple(room.router for room in SEEN)
