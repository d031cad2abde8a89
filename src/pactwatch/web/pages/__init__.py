"""The pages, a file a view. Each draws an answer of `views`; none works anything out about what was found."""

from __future__ import annotations

from pactwatch.web.pages import (
    actors,
    assets,
    disputes,
    ledger,
    login,
    map,
    network,
    pictures,
    positions,
    processes,
    reports,
    review,
    search,
    statements,
    timeline,
    today,
)

SEEN = assets, login, today, ledger, timeline, disputes, positions, statements, actors, network, map
KEPT = processes, reports, search, review, pictures
ROUTERS = tuple(room.router for room in (*SEEN, *KEPT))
