"""One process of a record that holds many: asked as if its reports were all there is."""

from __future__ import annotations

from pactwatch.library.questions import Questions
from pactwatch.linking.dossier import Dossier
from pactwatch.record.store import Record

LAST = "9999-12-31"  # on it everything is known


class Process(Questions):
    """The reports of one folder of a record, by the folder's id."""

    def __init__(self, record: Record, folder: str) -> None:
        self.record = record
        self.folder = folder

    def dossier(self, as_of: str | None = None) -> Dossier:
        """What the folder's reports say, of those published by a day, linked."""
        return self.record.dossier(as_of, self.folder)

    def name(self) -> str:
        """What it is called: by the agreement that most reports name, else by the two named actors of most reports."""
        from pactwatch.views.known import Known

        dossier = self.dossier()
        told = sorted((one for one in dossier.actors if one.named), key=lambda one: (-len(one.members), one.name))
        return Known(dossier, LAST).process() or " and ".join(one.name for one in told[:2])
