"""Places: where they are, and that they are no actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Place, Reading

Read = Callable[..., Reading]


def place(reading: Reading, words: str) -> Place:
    """The place that bears these words as a mention."""
    found = [place for place in reading.places if any(mention.text == words for mention in place.mentions)]
    assert found, f"no place {words!r} among {[place.name for place in reading.places]}"
    return found[0]


def test_a_country_after_in_is_a_place_and_no_actor(read: Read) -> None:
    reading = read("Talks will be held in Turkey next month.")
    turkey = place(reading, "Turkey")
    assert (turkey.country, turkey.lat, turkey.lon) == ("TUR", 39.0, 35.0)
    assert "Turkey" not in [mention.text for actor in reading.actors for mention in actor.mentions]


def test_a_state_that_acts_is_an_actor_and_no_place(read: Read) -> None:
    reading = read("Turkey is expected to host the talks.")
    assert [actor.country for actor in reading.actors] == ["TUR"]
    assert not reading.places


@pytest.mark.parametrize(
    ("text", "words", "country", "lat"),
    [
        ("They met in Doha on Monday.", "Doha", "QAT", 25.29),
        ("Shells fell near Kidal at night.", "Kidal", "MLI", 18.44),
        ("The convoy was stopped in Darfur.", "Darfur", "SDN", 13.5),
        ("Rebels fled to the Horn of Africa.", "Horn of Africa", None, 8.0),
    ],
)
def test_a_known_place_has_coordinates(read: Read, text: str, words: str, country: str | None, lat: float) -> None:
    found = place(read(text), words)
    assert found.country == country
    assert found.lat is not None
    assert abs(found.lat - lat) < 0.2


def test_a_city_is_in_the_country_that_the_report_names(read: Read) -> None:
    assert place(read("The two met in Tripoli, the capital of Libya."), "Tripoli").country == "LBY"
    assert place(read("The two met in Tripoli, a port of Lebanon."), "Tripoli").country == "LBN"


def test_an_unknown_place_has_no_coordinates(read: Read) -> None:
    found = place(read("A column left the town of Korvesk at dawn."), "Korvesk")
    assert (found.country, found.lat, found.lon) == (None, None, None)


def test_a_datelines_town_is_a_place_under_one_name(read: Read) -> None:
    reading = read("PORT LIRA, March 28 (Reuters) - Guns were heard in Port Lira on Thursday.")
    assert [mention.text for mention in place(reading, "Port Lira").mentions] == ["PORT LIRA", "Port Lira"]


@pytest.mark.parametrize("words", ["Dren Pass", "Harrow Bridge", "Lake Orn"])
def test_a_place_is_known_by_its_shape(read: Read, words: str) -> None:
    assert place(read(f"The guns were moved beyond the {words} on Friday."), words).lat is None


def test_a_town_in_an_agreements_name_is_no_place(read: Read) -> None:
    reading = read("Both must keep to the Doha agreement.")
    assert "Doha" not in [mention.text for place in reading.places for mention in place.mentions]


def test_nothing_in_an_actors_name_is_a_place(read: Read) -> None:
    reading = read("The Free Aceh Movement welcomed it.")
    assert not reading.places
