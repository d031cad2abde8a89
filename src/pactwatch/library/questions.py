"""The questions that can be asked of a dossier, be it a record's or one that was linked in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.linking.dossier import Dossier
    from pactwatch.views.answers.diff import Diff
    from pactwatch.views.answers.disputes import Disputes
    from pactwatch.views.answers.ledger import Ledger
    from pactwatch.views.answers.network import Network
    from pactwatch.views.answers.places import Places
    from pactwatch.views.answers.positions import Positions
    from pactwatch.views.answers.said import Said
    from pactwatch.views.answers.timeline import Timeline
    from pactwatch.views.answers.who import WhoIsWho
    from pactwatch.views.charts.picture import Picture
    from pactwatch.views.outline import Brief


class Questions(ABC):
    """What has a dossier and can be asked of it.

    Each question stands as on `as_of`, an ISO day, by default the newest `published`. It raises `ValueError` where that
    is no ISO day, or is not given and no report carries one.
    """

    @abstractmethod
    def dossier(self, as_of: str | None = None) -> Dossier:
        """All that is known, linked, or at least what was known by a day."""

    def brief(self, as_of: str | None = None, everything: bool = False, since: str | timedelta | None = None) -> Brief:
        """What a desk officer reads in a minute; with `everything` no section is shortened, with `since`, an ISO day
        before or how long before, it begins with what changed from then on."""
        from pactwatch.views.brief import brief

        return brief(self.dossier(as_of), as_of, everything, since)

    def ledger(self, as_of: str | None = None) -> Ledger:
        """Every commitment with its due dates, its status on the day, why, and all evidence."""
        from pactwatch.views.answers.ledger import ledger

        return ledger(self.dossier(as_of), as_of)

    def timeline(self, as_of: str | None = None) -> Timeline:
        """Every event with its history, by day."""
        from pactwatch.views.answers.timeline import timeline

        return timeline(self.dossier(as_of), as_of)

    def who(self, as_of: str | None = None, words: str = "") -> WhoIsWho:
        """Every actor with names, offices, bodies and side; with `words` only those of whose names or offices they are
        a part, whatever the case."""
        from pactwatch.views.answers.who import who

        return who(self.dossier(as_of), as_of, words)

    def said(self, as_of: str | None = None, by: str = "") -> Said:
        """Every statement with its speaker, the newest first; with `by` only of speakers of whose names or offices it
        is a part, whatever the case."""
        from pactwatch.views.answers.said import said

        return said(self.dossier(as_of), as_of, by)

    def disputes(self, as_of: str | None = None) -> Disputes:
        """Every question on which sides differ, and the turns of one side's word."""
        from pactwatch.views.answers.disputes import disputes

        return disputes(self.dossier(as_of), as_of)

    def diff(self, since: str, until: str) -> Diff:
        """What changed between two ISO days, in any order."""
        from pactwatch.views.answers.diff import diff_of
        from pactwatch.views.known import Known

        old, new = (Known(self.dossier(day), day) for day in sorted((since, until)))
        return diff_of(old, new)

    def positions(self, as_of: str | None = None) -> Positions:
        """Questions against parties, each with the party's words on it and whether it moved."""
        from pactwatch.views.answers.positions import positions

        return positions(self.dossier(as_of), as_of)

    def network(self, as_of: str | None = None, since: str | None = None, until: str | None = None) -> Network:
        """Who met, agreed with, accused or acted against whom, in events from `since` to `until` (ISO days)."""
        from pactwatch.views.answers.network import network

        return network(self.dossier(as_of), as_of, since, until)

    def places(self, as_of: str | None = None, since: str | None = None, until: str | None = None) -> Places:
        """The places that reports of `since` to `until` (ISO days) name, as exactly as they are known."""
        from pactwatch.views.answers.places import places

        return places(self.dossier(as_of), as_of, since, until)

    def export(self, format: str, as_of: str | None = None) -> dict[str, bytes]:
        """What is known in another program's form (`plover`, `csv`, `parquet`, `jsonld`, `ftm`, `graphml`, `ics` or
        `atom`; a `KeyError` for any other), as files by their names. The same record and day give the same bytes."""
        from pactwatch.exchange.formats import FORMATS
        from pactwatch.exchange.told import Told

        return FORMATS[format](Told(self.dossier(), as_of))

    def chart(
        self, name: str, as_of: str | None = None, since: str | None = None, until: str | None = None, width: int = 720
    ) -> Picture:
        """A picture by its name (`ledger`, `timeline`, `positions`, `network`, `map`), of the days from `since` to
        `until`, `width` CSS pixels wide; a `ValueError` where there is no such picture."""
        from pactwatch.views.charts.gallery import draw
        from pactwatch.views.charts.picture import Frame

        return draw(name, self.dossier(as_of), as_of, Frame(width, since, until))
