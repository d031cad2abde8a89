"""Which reported deed may be what a commitment asks for: it is shown beside it, and never decides its status."""

from __future__ import annotations

from collections.abc import Iterable

from pactwatch.linking.ledger import stem_of, stems
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.views.deeds import quad
from pactwatch.views.known import Known

DONE = {"happened", "ongoing"}
HALF = 0.5  # of the action's words


def bearing(known: Known, by: Iterable[str], action: str, since: str) -> Key | None:
    """The newest telling, known after the day `since`, of a deed by one of these linked actors in the action's words.

    Half of the words are enough, or the first, which is mostly the verb, and one more.
    """
    wanted, verb = stems(action), stem_of(action.split()[0])
    for key in known.newest_first(key for id in by for key in known.doings.get(id, ())):
        event = known.shelf.events[key]
        if known.published(key) <= since or event.status not in DONE or is_promise(event.type):
            continue
        text = known.shelf.by_report[key.report].report.text
        span = sentence(text, event.trigger.start, event.trigger.end)
        shared = wanted & stems(text[span.start : span.end])
        if len(shared) > 1 and (verb in shared or len(shared) >= HALF * len(wanted)):
            return key
    return None


def is_promise(type: str) -> bool:
    """Whether a type is words alone; promises are not what was promised, but a meeting may be."""
    return quad(type).startswith("verbal") and type != "CONSULT"
