"""Events, statements, commitments, agreements, stories and disputes that several reports tell."""

from __future__ import annotations

from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.links import Linked
from tests.telling import Telling


def dossier(*tellings: Telling) -> Dossier:
    return link(one.reading() for one in tellings)


def several(linked: tuple[Linked, ...]) -> list[Linked]:
    return [one for one in linked if len(one.members) > 1]


# What else the reports say, so that they are no copies of each other
REST = {
    "a": "Rain had closed the roads since Sunday and the harbour was full of lorries that nobody would unload. "
    "The mayor asked the army for pumps, and got three.",
    "b": "A new ferry begins to run next week, if the crews and the owners agree on what a night on board is worth. "
    "Fares rise by a tenth, and children still travel free.",
}


def meeting(id: str, verb: str = "met", when: str | None = "2024-05-06", where: str = "Arl", **fields: str) -> Telling:
    telling = Telling(id, "2024-05-07", f"Mira Solt and Ivo Dane {verb} in {where}. {REST[id]}")
    people = telling.actor("Mira Solt"), telling.actor("Ivo Dane")
    telling.event("CONSULT", verb, *people, when=when, place=telling.place(where), **fields)
    return telling


def test_the_same_deed_actors_and_day_are_one_event() -> None:
    (event,) = several(dossier(meeting("a"), meeting("b", verb="talked")).events)
    assert event.links[0].reason == "same deed, actors and day"


def test_another_day_or_place_or_no_day_is_another_event() -> None:
    for other in (meeting("b", when="2024-05-05"), meeting("b", where="Bel"), meeting("b", when=None)):
        assert several(dossier(meeting("a"), other).events) == []


def test_a_month_is_not_a_day() -> None:
    assert several(dossier(meeting("a", when="2024-05"), meeting("b", when="2024-05")).events) == []


def test_what_was_planned_and_what_was_held_on_that_day_are_one_event() -> None:
    (event,) = several(dossier(meeting("a", status="planned"), meeting("b")).events)
    assert len(event.members) == 2


def test_a_report_that_names_only_one_side_tells_the_same_event() -> None:
    alone = Telling("b", "2024-05-07", "Mira Solt met rebels.")
    alone.event("CONSULT", "met", alone.actor("Mira Solt"), when="2024-05-06")
    assert len(several(dossier(meeting("a"), alone).events)) == 1


def test_one_side_that_fits_two_meetings_of_a_day_is_left_alone() -> None:
    other = Telling("c", "2024-05-07", "Mira Solt and Ana Brun met.")
    other.event("CONSULT", "met", other.actor("Mira Solt"), other.actor("Ana Brun"), when="2024-05-06")
    alone = Telling("b", "2024-05-07", "Mira Solt met rebels.")
    alone.event("CONSULT", "met", alone.actor("Mira Solt"), when="2024-05-06")
    assert several(dossier(meeting("a"), other, alone).events) == []


def test_two_events_of_one_report_stay_two() -> None:
    twice = Telling("a", "2024-05-07", "Mira Solt blamed Arl, and Mira Solt reproached Bel.")
    who = twice.actor("Mira Solt")
    for verb in ("blamed", "reproached"):
        twice.event("ACCUSE", verb, who, when="2024-05-06")
    once = Telling("b", "2024-05-07", "Mira Solt blamed Arl.")
    once.event("ACCUSE", "blamed", once.actor("Mira Solt"), when="2024-05-06")
    (event,) = several(dossier(twice, once).events)
    assert {key.id for key in event.members} == {"e1"}


WIRE = (
    "ARL (Agency) - The envoy of the union left the capital on Monday after three days of talks about the bridge, the "
    "harbour and the prisoners, and said that the sides had come closer than ever before in this long spring."
)


def test_a_copied_wire_story_is_one_story_and_other_reports_are_their_own() -> None:
    reports = [
        Telling(id, "2024-05-07", text) for id, text in (("a", WIRE), ("b", "Herald. " + WIRE), ("c", "Rain fell."))
    ]
    assert len(dossier(*reports).stories) == 2
    (story,) = several(dossier(*reports).stories)
    assert story.links[0].reason == "copied text"


def test_one_speakers_same_words_are_one_statement_anothers_are_not() -> None:
    def quoting(id: str, name: str, words: str) -> Telling:
        telling = Telling(id, "2024-05-07", f"{id}: “{words}” said {name}.")
        telling.statement(words, name, telling.actor(name), mode="direct")
        return telling

    words = "We shall leave when the bridge is built"
    said = (
        quoting("a", "Mira Solt", words),
        quoting("b", "Mira Solt", words + " again"),
        quoting("c", "Ivo Dane", words),
    )
    (statement,) = several(dossier(*said).statements)
    assert {key.report for key in statement.members} == {"a", "b"}


def owing(
    id: str, text: str, action: str, day: str = "2024-05-24", by: str = "Highland Army", **fields: str
) -> Telling:
    rest = REST.get(id, REST["b"])
    telling = Telling(id, f"2024-05-0{len(id)}", f"{text} by 24 May. {by} under the Arl Accord. {rest}", **fields)
    agreement = telling.agreement("Arl Accord", signed="2024-04-11")
    who = telling.actor(by, kind="forces")
    telling.commitment(action, who, due=telling.due("24 May", day), agreement=agreement)
    return telling


def test_a_clause_and_the_report_on_it_are_one_commitment() -> None:
    clause = owing("a", "It shall withdraw all its soldiers from the town", "withdraw all its soldiers from the town")
    report = owing("ab", "The withdrawal of the soldiers from Bel is due", "withdrawal of the soldiers from Bel")
    (commitment,) = several(dossier(clause, report).commitments)
    assert commitment.links[0].reason == "same agreement and due date"


def test_another_party_or_another_duty_of_that_day_is_another_commitment() -> None:
    clause = owing("a", "It shall withdraw all its soldiers from the town", "withdraw all its soldiers from the town")
    for other in (
        owing("ab", "It shall withdraw its soldiers", "withdraw its soldiers", by="Harbour Guard"),
        owing("ab", "It shall pay a grant to every household", "pay a grant to every household"),
    ):
        assert several(dossier(clause, other).commitments) == []


def test_a_government_and_its_army_owe_the_same_withdrawal() -> None:
    def owed_by(id: str, name: str, kind: str) -> Telling:
        telling = Telling(id, "2024-05-01", f"{id}: the {name} shall withdraw its guns from Bel by 24 May.")
        who = telling.actor(name, kind=kind, country="NOR")
        telling.commitment("withdraw its guns from Bel", who, due=telling.due("24 May", "2024-05-24"))
        return telling

    both = owed_by("a", "Norwegian government", "government body"), owed_by("b", "Norwegian army", "forces")
    assert len(several(dossier(*both).commitments)) == 1


def test_both_sides_contradict_nobody() -> None:
    def owed_by(id: str, name: str, kind: str) -> Telling:
        telling = Telling(id, "2024-05-01", f"{id}: {name} shall withdraw the guns from Bel by 24 May.")
        who = telling.actor(name, kind=kind, form="epithet" if kind == "group" else "name")
        telling.commitment("withdraw the guns from Bel", who, due=telling.due("24 May", "2024-05-24"))
        return telling

    both = owed_by("a", "both sides", "group"), owed_by("b", "Highland Front", "armed group")
    assert len(several(dossier(*both).commitments)) == 1


def test_agreements_of_one_name_are_one_unless_their_signings_contradict() -> None:
    def naming(id: str, name: str, signed: str | None) -> Telling:
        telling = Telling(id, "2024-05-07", f"Under the {name} they talk.")
        telling.agreement(name, signed=signed)
        return telling

    assert len(
        several(dossier(naming("a", "Arl Accord", "2024-04-11"), naming("b", "Arl Accord", "2024-04")).agreements)
    )
    assert several(dossier(naming("a", "Arl Accord", "2024-04-11"), naming("b", "Arl Accord", "2021")).agreements) == []
    assert several(dossier(naming("a", "peace deal", None), naming("b", "peace deal", None)).agreements) == []
    (one,) = several(
        dossier(naming("a", "Arl Accord", "2024-04-11"), naming("b", "peace deal", "2024-04-11")).agreements
    )
    assert one.links[0].reason == "same day of signing"


def test_reports_that_contradict_each_other_are_a_dispute_that_neither_shows() -> None:
    told = dossier(meeting("a"), meeting("b", status="denied"))
    (dispute,) = told.disputes
    assert dispute.members == ()
    assert {key.report for key in dispute.tellings} == {"a", "b"}
    assert dispute.about == (several(told.events)[0].id,)


def test_disputes_about_one_event_are_one() -> None:
    def disputed(id: str) -> Telling:
        telling = meeting(id)
        telling.dispute(["e1"], (None, "met in Arl"), ("a2", "Ivo Dane"))
        return telling

    (dispute,) = several(dossier(disputed("a"), disputed("b")).disputes)
    assert dispute.links[0].reason == "about the same entry"
