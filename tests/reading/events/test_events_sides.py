"""Who to whom."""

from __future__ import annotations

from tests.conftest import Read
from tests.reading.events.told import told


def test_subject_and_object(read: Read) -> None:
    event = told(read, "Russia attacked Ukraine.")[0]
    assert (event.actors, event.recipients) == (["Russia"], ["Ukraine"])


def test_a_passive_turns_them_round(read: Read) -> None:
    event = told(read, "Ukraine was attacked by Russia.")[0]
    assert (event.actors, event.recipients) == (["Russia"], ["Ukraine"])


def test_all_who_met_are_actors(read: Read) -> None:
    event = told(read, "Russia and Ukraine met in Istanbul.")[0]
    assert (event.actors, event.recipients) == (["Russia", "Ukraine"], [])


def test_who_is_met_is_the_recipient(read: Read) -> None:
    event = told(read, "Russia met with Ukraine.")[0]
    assert (event.actors, event.recipients) == (["Russia"], ["Ukraine"])


def test_a_possessive_owns_what_is_rejected(read: Read) -> None:
    event = told(read, "Egypt rejected Ethiopia's proposal.")[0]
    assert (event.type, event.actors, event.recipients) == ("REJECT", ["Egypt"], ["Ethiopia"])


def test_who_is_urged_is_asked_and_does_it(read: Read) -> None:
    request, deed = told(read, "Kenya urged Sudan to release the prisoners.")
    assert (request.type, request.actors, request.recipients) == ("REQUEST", ["Kenya"], ["Sudan"])
    assert (deed.type, deed.actors, deed.status) == ("RETREAT", ["Sudan"], "demanded")


def test_who_is_accused_did_it_by_the_accusers_words(read: Read) -> None:
    charge, deed = told(read, "Kenya accused Sudan of attacking the convoy.")
    assert (charge.type, charge.actors, charge.recipients) == ("ACCUSE", ["Kenya"], ["Sudan"])
    assert (deed.type, deed.actors, deed.status, deed.plover) == ("ASSAULT", ["Sudan"], "happened", "none")


def test_a_pronoun_in_reported_speech_is_the_speaker(read: Read) -> None:
    event = next(e for e in told(read, "Japan said it had halted aid to Sudan.") if e.type == "SANCTION")
    assert (event.actors, event.recipients) == (["Japan"], ["Sudan"])


def test_a_visited_place_gives_the_state_that_hosts(read: Read) -> None:
    event = told(read, "The Iraqi president arrived in Amman on Monday.")[0]
    assert (event.type, event.recipients) == ("CONSULT", ["Jordan"])


def test_both_sides_are_their_members(read: Read) -> None:
    text = "Egypt and Sudan have talked for a year. Both sides signed an accord on Monday."
    signed = next(e for e in told(read, text) if e.type == "SUPPORT")
    assert signed.actors == ["Egypt", "Sudan"]


def test_talks_told_of_again_are_between_the_same(read: Read) -> None:
    text = "Negotiations between Egypt and Sudan opened in May. The negotiations were suspended on Monday."
    assert next(event.actors for event in told(read, text) if event.type == "CONSULT") == ["Egypt", "Sudan"]


def test_who_says_that_another_must_do_it_asks_for_it(read: Read) -> None:
    request = next(e for e in told(read, "Kenya said that Sudan must leave the town.") if e.type == "REQUEST")
    assert (request.trigger, request.actors, request.recipients) == ("must leave", ["Kenya"], ["Sudan"])


def test_who_will_not_do_it_refuses(read: Read) -> None:
    refusal = next(e for e in told(read, "Sudan said it would not attend the talks.") if e.type == "REJECT")
    assert (refusal.actors, refusal.status) == (["Sudan"], "happened")


def test_a_right_to_be_done_to_ends(read: Read) -> None:
    told(read, "A person accused of a felony has the right to be defended by a lawyer of his choice.")


def test_where_a_deed_is_signed_is_no_side_of_it(read: Read) -> None:
    (signed,) = (e for e in told(read, "The accord was signed in the Saudi city of Jeddah.") if e.type == "SUPPORT")
    assert signed.recipients == []


def test_nobody_threatens_his_own_state(read: Read) -> None:
    text = "U.S. Secretary of State Ann Holm warned that Washington could impose sanctions."
    threat = next(e for e in told(read, text) if e.type == "THREATEN")
    assert (threat.actors, threat.recipients) == (["Ann Holm"], [])
