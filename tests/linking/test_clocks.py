"""From which day a time limit runs that waits for an event."""

from __future__ import annotations

from pactwatch.linking.clocks import Clock
from pactwatch.linking.dossier import link
from tests.telling import Telling

TEXT = (
    'HILL ACCORD\n\n1. "the Interim Period" means the period that begins on the day on which the Hill Council first '
    "meets and ends on the day on which a parliament is elected.\n"
    "2. The Front shall disarm within three months of the beginning of the Interim Period.\n"
)


def accord() -> Telling:
    telling = Telling("accord.txt", "2024-04-01", TEXT, kind="agreement")
    front = telling.actor("Front", kind="armed group")
    agreement = telling.agreement("HILL ACCORD", front, signed="2024-04-01")
    start = {
        "how": "computed",
        "kind": "period after",
        "from": {"anchor": "start of the Interim Period", "period": "P3M"},
    }
    due = telling.due("within three months of the beginning of the Interim Period", None, **start)
    telling.commitment("disarm", front, due=due, agreement=agreement, clause="2")
    return telling


def started(text: str, trigger: str, when: str | None, status: str = "happened") -> list[Clock]:
    report = Telling("news", "2024-06-11", text)
    council = report.actor("Hill Council", kind="organization")
    if when:
        start = report.text.index("10 June")
        report.entries["times"].append(
            {"id": "t1", "start": start, "end": start + 7, "text": "10 June", "type": "DATE", "value": when}
        )
    report.event("CONSULT", trigger, council, when=when, status=status)
    return list(link([accord().reading(), report.reading()]).clocks)


def test_the_agreements_definition_ties_the_event_to_what_the_commitment_names() -> None:
    (clock,) = started("The Hill Council met for the first time on 10 June.", "met", "2024-06-10")
    assert (clock.day, clock.known) == ("2024-06-10", "2024-06-11")
    assert clock.through is not None
    assert clock.through[0] == "accord.txt"


def test_words_that_it_has_begun_start_it_too() -> None:
    (clock,) = started("The Interim Period began on 10 June, the Hill Council said.", "said", "2024-06-10")
    assert clock.through is None


def test_a_plan_starts_nothing() -> None:
    assert started("The Hill Council meets first on 10 June.", "meets", "2024-06-12", "planned") == []


def test_another_meeting_starts_nothing() -> None:
    assert started("The Hill Council met again on 10 June.", "met", "2024-06-10") == []
