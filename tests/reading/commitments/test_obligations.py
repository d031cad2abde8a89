"""What an agreement's clauses oblige, permit and aim at, and whom."""

import pytest

from pactwatch.model import Commitment, Reading
from tests.conftest import Read


def clause(read: Read, text: str) -> Reading:
    return read(text, published="2023-05-03", kind="agreement")


def only(read: Read, text: str) -> Commitment:
    found = clause(read, text).commitments
    assert len(found) == 1, [c.action.text for c in found]
    return found[0]


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    return [actor.name for id in ids for actor in reading.actors if actor.id == id]


@pytest.mark.parametrize(
    ("text", "modality", "action"),
    [
        ("The Council shall publish its accounts.", "must", "publish its accounts"),
        ("The Parties undertake to reopen the harbour.", "must", "reopen the harbour"),
        ("Neither Party shall lay mines.", "must not", "lay mines"),
        ("Both sides shall refrain from hostile broadcasts.", "must not", "refrain from hostile broadcasts"),
        ("The Council may levy tolls.", "may", "levy tolls"),
        ("The Council shall have the power to levy tolls.", "may", "levy tolls"),
        ("The Parties shall endeavour to clear the canal.", "aims", "clear the canal"),
        ("The Parties will make every effort to clear the canal.", "aims", "clear the canal"),
        ("The Governor should visit the camps.", "aims", "visit the camps"),
        ("The Parties call upon the Kingdom of Arda to recall its advisers.", "aims", "recall its advisers"),
        ("The use of landmines is prohibited.", "must not", "The use of landmines is prohibited"),
        ("All hostages shall be freed.", "must", "All hostages shall be freed"),
    ],
)
def test_how_strongly_a_clause_binds(read: Read, text: str, modality: str, action: str) -> None:
    found = only(read, text)
    assert (found.modality, found.action.text) == (modality, action)


@pytest.mark.parametrize(
    "text",
    [
        "Desirous of a lasting peace between the two valleys;",
        "There shall be a Council of Elders.",
        "The Council shall consist of nine members.",
        "This Accord shall enter into force upon its signature.",
        "Every villager shall have the right to fish in the lake.",
        "The term of the Council shall be three years.",
        "The existing laws shall remain in force.",
        "The Parties believe that the river must remain clean.",
        "The purpose of the Fund is to support the villages.",
        "The Accord shall be binding on the successors of the Parties.",
    ],
)
def test_what_obliges_nobody(read: Read, text: str) -> None:
    assert [c for c in clause(read, text).commitments if c.modality != "may"] == []


def test_who_must_act_is_the_subject_or_a_passives_agent(read: Read) -> None:
    active = clause(read, "The Council of Elders shall appoint a treasurer.")
    passive = clause(read, "The treasurer shall be appointed by the Council of Elders.")
    assert names(active, active.commitments[0].by) == ["Council of Elders"]
    assert names(passive, passive.commitments[0].by) == ["Council of Elders"]


def test_a_passive_without_agent_obliges_nobody_by_name(read: Read) -> None:
    assert only(read, "All hostages shall be freed by agreement.").by == ()


def test_the_receiver_is_named(read: Read) -> None:
    reading = clause(read, "The Council shall submit a report to the Assembly.")
    assert names(reading, reading.commitments[0].to) == ["Assembly"]


def test_joined_verbs_are_duties_of_their_own_unless_they_share_an_object(read: Read) -> None:
    apart = clause(read, "The Council shall revise the tolls and open a school.").commitments
    shared = clause(read, "The Council shall review and publish the accounts.").commitments
    assert [c.action.text for c in apart] == ["revise the tolls", "open a school"]
    assert len(shared) == 1


def test_a_list_takes_its_bearer_from_the_chapeau(read: Read) -> None:
    reading = clause(
        read, "Article 4. Roads\n\nThe Lower Valley shall:\n(a) repair the bridge;\n(b) issue passes to drivers.\n"
    )
    assert [(c.clause, c.action.text) for c in reading.commitments] == [
        ("4(a)", "repair the bridge"),
        ("4(b)", "issue passes to drivers"),
    ]
    assert all(names(reading, c.by) == ["Lower Valley"] for c in reading.commitments)


def test_a_bare_verb_is_a_duty_of_nobody_named(read: Read) -> None:
    found = only(read, "Immediately release all hostages.")
    assert (found.modality, found.by, found.action.text) == ("must", (), "release all hostages")


def test_a_condition_is_no_duty(read: Read) -> None:
    found = only(read, "If the dam should break, the Upper Valley shall house the families.")
    assert found.condition is not None
    assert found.condition.text == "If the dam should break"


def test_until_is_neither_due_nor_condition(read: Read) -> None:
    found = only(read, "The guards shall remain at the dam until the elections are held.")
    assert (found.due, found.condition) == (None, None)


def test_every_entry_has_its_words(read: Read) -> None:
    text = "The Council shall publish its accounts by 1 March 2024."
    found = only(read, text)
    assert [(text[e.start : e.end], e.role) for e in found.evidence] == [
        ("publish its accounts", "term"),
        ("by 1 March 2024", "due"),
    ]


IN_FORCE = "This Agreement enters into force upon signature. The Front shall leave the city {deadline}."


def test_what_counts_from_the_entry_into_force_counts_from_the_signing_that_is_one(read: Read) -> None:
    text = IN_FORCE.format(deadline="within thirty days of the entry into force of this Agreement")
    due = only(read, text).due
    assert due is not None
    assert due.from_ is not None
    assert (due.value, due.from_.anchor) == ("2023-06-02", "entry into force of this Agreement")


def test_another_sentences_deadline_is_none_of_a_duty(read: Read) -> None:
    due = only(read, IN_FORCE.format(deadline="before the end of the Interim Period")).due
    assert due is not None
    assert (due.text, due.value) == ("before the end of the Interim Period", None)


def test_a_heading_is_no_part_of_the_clause_below_it(read: Read) -> None:
    text = "The Parties agree.\nArticle 2 Withdrawal\nThe Front undertakes to leave the city."
    reading = clause(read, text)
    (duty,) = (c for c in reading.commitments if "city" in c.action.text)
    assert (names(reading, duty.by), duty.action.text) == (["Front"], "leave the city")
