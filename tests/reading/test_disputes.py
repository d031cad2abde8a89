"""Disputes: two sides side by side."""

from pactwatch.model import Reading
from tests.conftest import Read


def sides(reading: Reading) -> list[list[tuple[str | None, str]]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return [[(names.get(side.actor or ""), side.holds) for side in dispute.sides] for dispute in reading.disputes]


def test_a_plan_and_its_denial(read: Read) -> None:
    text = "Turkey is expected to host a conference next month. But a Taliban official denied any such development."
    found = sides(read(text))
    assert len(found) == 1
    assert found[0][0] == (None, "Turkey is expected to host a conference next month")
    assert "denied any such development" in found[0][1][1]


def test_a_plan_and_another_who_says_that_there_is_none(read: Read) -> None:
    for plan, denial in (
        (
            "Turkey will host a conference in May, Foreign Minister Omer Tunc said.",
            '"There is no conference," Taliban spokesman Mira Solt told reporters.',
        ),
        ("The army will withdraw on Friday, the government said.", "The rebels said there would be no withdrawal."),
    ):
        (pair,) = sides(read(f"{plan} {denial}"))
        assert None not in (actor for actor, _ in pair)
        assert pair[1][1] in denial


def test_what_one_s_own_plan_is_not_and_another_deed_are_no_dispute(read: Read) -> None:
    for text in (
        "The army will withdraw on Friday, the government said. The government said there would be no withdrawal then.",
        "The army will withdraw on Friday, the government said. The rebels said there would be no election.",
    ):
        assert read(text).disputes == ()


def test_an_accusation_and_its_rejection(read: Read) -> None:
    text = "Ukraine accused Russia of shelling a hospital in the town. Russia rejected the accusation."
    found = sides(read(text))
    assert [[actor for actor, _ in pair] for pair in found] == [["Ukraine", "Russia"]]
    assert found[0][0][1] == "accused Russia of shelling a hospital in the town"


def test_the_dispute_points_to_what_is_disputed(read: Read) -> None:
    reading = read("Ukraine accused Russia of shelling a hospital in the town. Russia rejected the accusation.")
    known = {event.id for event in reading.events} | {statement.id for statement in reading.statements}
    assert set(reading.disputes[0].about) <= known


def test_no_dispute_in_a_refused_offer_or_denied_entry(read: Read) -> None:
    text = "The rebels rejected the offer. The soldiers denied them entry. Nobody denied that."
    assert read(text).disputes == ()


def test_every_side_has_its_words(read: Read) -> None:
    reading = read("Ukraine accused Russia of shelling a hospital in the town. Russia rejected the accusation.")
    for dispute in reading.disputes:
        for side in dispute.sides:
            assert " ".join(reading.report.text[side.evidence.start : side.evidence.end].split()) == side.holds


def test_one_tells_a_deed_and_another_says_that_there_was_none(read: Read) -> None:
    reading = read(
        "An army official said an attack on the town of Velm had been repelled, but a rebel spokesman, Tavo Renn, said "
        "no such attack took place."
    )
    (dispute,) = reading.disputes
    assert [side.holds for side in dispute.sides] == [
        "an attack on the town of Velm had been repelled",
        "no such attack took place",
    ]
