"""One event told by many: by day and words, by the commitment carried out, by the occasion, from plan to deed."""

from __future__ import annotations

from pactwatch.linking.dossier import link
from pactwatch.linking.events import LinkedEvent
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key
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


def test_a_deed_that_is_soon_told_again_without_its_day_is_the_same() -> None:
    first = told(
        "a", "The Hill Front has withdrawn its mortars.", "RETREAT", "withdrawn", "Hill Front", when="2024-05-18"
    )
    again = told(
        "b", "A withdrawal of mortars by the Hill Front pleased the town.", "RETREAT", "withdrawal", "Hill Front"
    )
    (event,) = joined(first, again)
    assert event.links[0].reason == "same deed told again"
    later = told(
        "c", "A withdrawal of mortars by the Hill Front pleased all.", "RETREAT", "withdrawal", "Hill Front",
        published="2024-06-20",
    )  # fmt: skip
    assert joined(first, later) == []


def test_an_attack_that_is_told_by_its_weapon_and_by_its_kind_at_one_place_is_one() -> None:
    def attacked(id: str, text: str, trigger: str, mode: str) -> Telling:
        telling = Telling(id, "2024-05-20", text)
        telling.event("ASSAULT", trigger, when="2024-05-19", mode=mode, place=telling.place("Bel"))
        return telling

    one = attacked("a", "A drone dropped grenades on the bridge at Bel.", "dropped", "heavy-weapons")
    other = attacked("b", "The drone attack on the bridge at Bel was denied.", "attack", "drone")
    assert len(joined(one, other)) == 1


def twice(*days: str | None, status: str = "denied") -> Telling:
    """A report that tells of a conference twice."""
    telling = Telling("a", "2024-05-20", "Bel hosts a conference of donors. No conference of donors is known here.")
    for trigger, when, told in zip(("hosts a conference", "No conference"), days, ("planned", status), strict=True):
        telling.event("CONSULT", trigger, when=when, status=told)
    return telling


def test_what_one_report_tells_twice_of_an_event_joins_where_another_report_ties_it() -> None:
    other = told("b", "A conference of donors meets in Bel.", "CONSULT", "conference", status="planned")
    (event,) = joined(twice(None, None), other)
    assert [key.id for key in event.members] == ["e1", "e2", "e1"]
    (dispute,) = link([twice(None, None).reading(), other.reading()]).disputes
    assert dispute.about == (event.id,)


def test_two_that_one_report_plans_for_two_days_stay_two() -> None:
    other = told("b", "A conference of donors meets in Bel.", "CONSULT", "conference", status="planned")
    (event,) = joined(twice("2024-05-27", "2024-06-27", status="planned"), other)
    assert len(event.members) == 2


def test_what_was_put_off_and_then_done_is_no_dispute_and_what_is_denied_is() -> None:
    put_off = told(
        "a", "Their release on 2 May failed.", "RETREAT", "release", when="2024-05-02", status="not happened"
    )
    done = told("b", "Their release on 9 May pleased all.", "RETREAT", "release", when="2024-05-09")
    plan = told("c", "A conference of donors meets in Bel.", "CONSULT", "conference", status="planned")
    denial = told(
        "d", "There is no conference of donors.", "CONSULT", "conference", published="2024-05-21", status="denied"
    )
    merge = Judgement(left=Key("a", "e1"), right=Key("b", "e1"), together=True, decision="D1", who="Ann")
    (dispute,) = link([one.reading() for one in (put_off, done, plan, denial)], [merge]).disputes
    assert {key.report for key in dispute.tellings} == {"c", "d"}
