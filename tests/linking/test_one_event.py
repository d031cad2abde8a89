"""One event told by many: by day and words, by the commitment carried out, by the occasion, from plan to deed."""

from __future__ import annotations

from pactwatch.linking.dossier import link
from pactwatch.linking.events import LinkedEvent
from tests.linking.test_testimony import CLAUSES, accord
from tests.telling import Telling


def joined(*tellings: Telling) -> list[LinkedEvent]:
    return [one for one in link([one.reading() for one in tellings]).events if len(one.members) > 1]


def told(
    id: str, text: str, type: str, trigger: str, *names: str, published: str = "2024-05-20", **fields: str
) -> Telling:
    telling = Telling(id, published, text)
    telling.event(type, trigger, *(telling.actor(name, kind="armed group") for name in names), **fields)
    return telling


def test_a_day_and_the_same_words_are_enough_where_nobody_is_named() -> None:
    one = told("a", "Engineers hope to open the bridge at Bel.", "RETREAT", "open", when="2024-05-16", status="planned")
    other = told("b", "The bridge at Bel was opened.", "RETREAT", "opened", when="2024-05-16")
    (event,) = joined(one, other)
    assert event.links[0].reason == "same deed, day and words"


def test_another_days_bridge_is_another() -> None:
    one = told("a", "The bridge at Bel was opened.", "RETREAT", "opened", when="2024-05-16")
    other = told("b", "The bridge at Bel was opened.", "RETREAT", "opened", when="2024-05-18")
    assert joined(one, other) == []


def test_what_one_says_it_will_do_and_another_tells_as_done_soon_after() -> None:
    plan = told(
        "a", "The Hill Front would hand over maps of its mortars.", "COOPERATE", "hand", "Hill Front",
        published="2024-05-19", when="2024-05-20", status="planned",
    )  # fmt: skip
    deed = told("b", "The Hill Front gave them maps of its mortars.", "COOPERATE", "gave", "Hill Front")
    (event,) = joined(plan, deed)
    assert event.links[0].reason == "what was planned and then done"


def test_a_conference_that_is_put_off_is_one_conference() -> None:
    first = told(
        "a", "Bel will host a conference of donors.", "CONSULT", "conference", when="2024-05", status="planned"
    )
    later = told(
        "b", "The conference of donors is now to open in June.", "CONSULT", "conference",
        published="2024-05-30", when="2024-06-20", status="planned",
    )  # fmt: skip
    (event,) = joined(first, later)
    assert event.links[0].reason == "same occasion"


def test_last_years_conference_is_another() -> None:
    first = told("a", "Bel hosts a conference of donors.", "CONSULT", "conference", published="2023-05-20")
    later = told("b", "A new conference of donors has met in rainy Bel.", "CONSULT", "conference")
    assert joined(first, later) == []


def test_how_one_commitment_is_carried_out_is_one_event() -> None:
    plan = told(
        "a", "The Hill Front will release sixty prisoners.", "RETREAT", "release", "Hill Front", status="planned"
    )
    deed = told("b", "The Hill Front freed 60 captives.", "RETREAT", "freed", "Hill Front", when="2024-05-09")
    (event,) = joined(accord(*CLAUSES), plan, deed)
    assert {key.report for key in event.members} == {"a", "b"}
    assert event.links[0].reason == "one commitment carried out"
