"""Positions, network and places: who holds what, who did what with whom, and where, as exactly as it is known."""

from __future__ import annotations

from pactwatch.linking.dossier import link
from pactwatch.model import Reading
from pactwatch.views.answers.network import network
from pactwatch.views.answers.places import places
from pactwatch.views.answers.positions import positions
from pactwatch.views.charts.network import network_picture
from pactwatch.views.charts.parts import Rule, Sign, Word
from pactwatch.views.charts.picture import Frame
from pactwatch.views.charts.positions import positions_picture
from tests.process import agreement, process
from tests.telling import Telling


def word(id: str, day: str, text: str, status: str) -> Reading:
    """A report in which the Highland Army says what becomes of its conference with the Union."""
    telling = Telling(id, day, text)
    army, union = telling.actor("Highland Army", kind="forces"), telling.actor("Union", kind="organization")
    said = telling.statement("conference with the Union in Arl on 20 May", "Highland Army", army)
    telling.event("CONSULT", "conference", army, union, when="2024-05-20", status=status, statement=said)
    return telling.reading()


PLANNED = word(
    "a.txt",
    "2024-05-02",
    "The Highland Army prepares for its conference with the Union in Arl on 20 May, it said. Rooms are booked.",
    "planned",
)
DENIED = word(
    "b.txt",
    "2024-05-06",
    "Snow closed the pass. Of a conference with the Union in Arl on 20 May the Highland Army now knows nothing at all.",
    "denied",
)


def met(trigger: str = "met", type: str = "CONSULT", when: str = "2024-05-03") -> Reading:
    """A report in which the Highland Army does something with, or to, the Union."""
    telling = Telling(f"{trigger}.txt", "2024-05-04", f"The Highland Army {trigger} the Union in Bel on Friday.")
    army, union = telling.actor("Highland Army", kind="forces"), telling.actor("Union", kind="organization")
    telling.event(type, trigger, army, recipients=[union], when=when)
    return telling.reading()


def test_a_party_that_takes_back_its_word_has_both_words_in_its_cell() -> None:
    answer = positions(link([agreement().reading(), PLANNED, DENIED]))
    (question,) = [one for one in answer.questions if any(stand.moved for stand in one.stands)]
    (stand,) = [one for one in question.stands if one.moved]
    assert stand.party.name == "Highland Army"
    assert [one.holds for one in stand.said] == ["planned", "denied"]
    assert [one.words.published for one in stand.said] == ["2024-05-02", "2024-05-06"]


def test_a_day_before_the_turn_knows_no_turn() -> None:
    dossier = link([agreement().reading(), PLANNED, DENIED])
    assert not any(stand.moved for one in positions(dossier, "2024-05-04").questions for stand in one.stands)


def test_the_picture_shows_both_words_one_below_the_other() -> None:
    picture = positions_picture(positions(link([agreement().reading(), PLANNED, DENIED])))
    said = [part for part in picture.drawing.parts if isinstance(part, Word)]
    earlier, later = (next(part for part in said if part.text.startswith(one)) for one in ("planned,", "denied,"))
    assert earlier.x == later.x
    assert earlier.y < later.y
    assert "on 1 a party took back its word" in picture.title


def test_a_dispute_that_a_report_shows_has_both_sides() -> None:
    (question,) = [one for one in positions(link(process())).questions if one.disputed]
    assert {stand.party.name for stand in question.stands} >= {"Mira Solt"}


def test_what_is_mutual_is_one_tie_and_what_one_does_to_the_other_has_a_direction() -> None:
    dossier = link([agreement().reading(), met(), met("accused", "ACCUSE")])
    found = {tie.kind: tie for tie in network(dossier).ties}
    assert (found["accused"].left.name, found["accused"].right.name) == ("Highland Army", "Union")
    assert {found["met"].left.name, found["met"].right.name} == {"Highland Army", "Union"}
    assert found["met"].first == "2024-05-03"


def test_a_plan_or_a_denial_ties_nobody() -> None:
    assert network(link([agreement().reading(), PLANNED, DENIED])).ties == ()


def test_the_network_is_of_a_stretch_of_days() -> None:
    dossier = link([agreement().reading(), met()])
    assert network(dossier, since="2024-05-03", until="2024-05-03").ties
    assert network(dossier, since="2024-05-04").ties == ()
    assert network(dossier, until="2024-05-02").ties == ()


def test_the_picture_has_a_row_a_party_and_a_line_from_row_to_row() -> None:
    picture = network_picture(network(link([agreement().reading(), met()])), Frame(360))
    (line,) = [part for part in picture.drawing.parts if isinstance(part, Rule) and part.x == part.x2]
    ends = sorted(part.y for part in picture.drawing.parts if isinstance(part, Sign))
    assert ends == sorted((line.y, line.y2))
    assert {part.text for part in picture.drawing.parts if isinstance(part, Word)} >= {"Highland Army", "Union", "met"}


def located(name: str, day: str = "2024-05-02", **where: object) -> Reading:
    telling = Telling(f"{name}.txt", day, f"Talks were held in {name}.")
    place = telling.place(name)
    telling.entries["places"][0].update(where)
    telling.event("CONSULT", "Talks", when="2024-05-01", place=place)
    return telling.reading()


def test_a_place_is_as_exact_as_it_is_known() -> None:
    dossier = link(
        [
            located("Nairobi", country="KEN", lat=-1.28, lon=36.82),
            located("Kenya", country="KEN", lat=1.0, lon=38.0),
            located("East Africa", country="NAT", lat=1.0, lon=38.0),
            located("Korvan"),
        ]
    )
    found = {one.name: one for one in places(dossier).entries}
    assert {name: one.precision for name, one in found.items()} == {
        "Nairobi": "point",
        "Kenya": "country",
        "East Africa": "area",
        "Korvan": "not known",
    }
    assert found["Kenya"].lat is None, "a country is never pinned"
    assert found["Korvan"].words.text == "Talks were held in Korvan."
    assert len(found["Nairobi"].events) == 1


def test_places_are_of_the_reports_of_a_stretch_of_days() -> None:
    dossier = link([located("Korvan"), located("Bel", "2024-05-09")])
    assert [one.name for one in places(dossier, since="2024-05-05").entries] == ["Bel"]
