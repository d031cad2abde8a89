"""Names: of the known, of the unknown by shape and evidence, and who they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Actor, Reading

Read = Callable[..., Reading]


def named(reading: Reading, words: str) -> Actor:
    """The actor that bears these words as a mention."""
    found = [actor for actor in reading.actors if any(mention.text == words for mention in actor.mentions)]
    assert found, f"nobody is called {words!r} among {[actor.name for actor in reading.actors]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Norway condemned the attack.", "Norway", "state", "NOR", "GOV"),
        ("Ankara rejected the offer on Monday.", "Ankara", "state", "TUR", "GOV"),
        ("The Kremlin denied the report.", "Kremlin", "state", "RUS", "GOV"),
        ("The Taliban denied the report.", "Taliban", "armed group", "AFG", "REB"),
        ("The Polisario Front warned Morocco.", "Polisario Front", "armed group", "ESH", "REB"),
        ("The United Nations welcomed the deal.", "United Nations", "international organization", "IGO", None),
        ("The Security Council met on Friday.", "Security Council", "international organization", "IGO", "GOV"),
        ("The State Department said so.", "State Department", "government body", "USA", "GOV"),
        ("Xinhua reported the visit.", "Xinhua", "media", "CHN", "JRN"),
        ("The Velm Liberation Front shelled the town.", "Velm Liberation Front", "armed group", None, "REB"),
        ("The Chad Ministry of Defence denied it.", "Chad Ministry of Defence", "government body", "TCD", "GOV"),
        ("The Orvan News Agency reported it.", "Orvan News Agency", "media", None, "JRN"),
        ("The Republic of Karsova signed the accord.", "Republic of Karsova", "state", None, "GOV"),
        ("The Southern Lakes Union sent observers.", "Southern Lakes Union", "international organization", None, None),
    ],
)
def test_a_name_tells_kind_country_and_sector(
    read: Read, text: str, words: str, kind: str, country: str | None, sector: str | None
) -> None:
    actor = named(read(text), words)
    assert (actor.kind, actor.country, actor.sector) == (kind, country, sector)


def test_a_name_has_no_article_and_no_title(read: Read) -> None:
    reading = read("President Anna Tolvik met the Karsova Workers' Party in Oslo.")
    assert "Anna Tolvik" in [mention.text for actor in reading.actors for mention in actor.mentions]
    assert named(reading, "Anna Tolvik").roles == ("President",)


def test_misspelt_and_short_names_are_one_person(read: Read) -> None:
    reading = read("Ferenc Molnarov arrived on Monday. Molnarow said he was tired. Later Molnarov left.")
    assert len(named(reading, "Ferenc Molnarov").mentions) == 3


def test_namesakes_with_other_given_names_stay_apart(read: Read) -> None:
    reading = read("Pavel Oruk spoke first. Then Irina Oruk spoke.")
    assert named(reading, "Pavel Oruk").id != named(reading, "Irina Oruk").id


def test_ministers_of_one_surname_stay_apart(read: Read) -> None:
    reading = read("Defence Minister Pavel Oruk resigned. Health Minister Oruk, a cousin, did not.")
    assert named(reading, "Pavel Oruk").id != named(reading, "Oruk").id


def test_a_bare_surname_is_whoever_the_report_names_in_full(read: Read) -> None:
    reading = read("Clinton faces a choice. Hillary Clinton will speak on Monday.")
    assert {actor.name for actor in reading.actors if actor.kind == "person"} == {"Hillary Clinton"}


def test_a_newspaper_keeps_its_country(read: Read) -> None:
    assert named(read("The New York Times reported the visit."), "The New York Times").country == "USA"


def test_a_surname_used_as_an_adjective_is_nobody(read: Read) -> None:
    reading = read(
        "Spokesman Rahim Mujahid denied it. The valiant and Mujahid Afghan nation will resist, Mujahid said."
    )
    starts = [mention.start for mention in named(reading, "Rahim Mujahid").mentions]
    assert reading.report.text.index("Mujahid Afghan") not in starts


def test_an_abbreviation_in_brackets_is_the_same_body(read: Read) -> None:
    reading = read("KLF forces moved at dawn. The Karsova Liberation Front (KLF) said so. The KLF then withdrew.")
    front = named(reading, "Karsova Liberation Front")
    assert [mention.text for mention in front.mentions].count("KLF") >= 2


def test_a_term_that_an_agreement_defines_is_the_same_body(read: Read) -> None:
    reading = read(
        'The Government of Karsova and the Velm Liberation Front ("the Front") have agreed. The Front shall disarm.'
    )
    assert [mention.text for mention in named(reading, "Velm Liberation Front").mentions].count("Front") == 2


def test_a_people_of_an_unknown_country_goes_with_it(read: Read) -> None:
    reading = read("Karsova rejected the plan. The Karsovan government called it a trap.")
    assert named(reading, "Karsovan").id == named(reading, "Karsova").id


def test_what_stands_in_a_place_is_no_person(read: Read) -> None:
    reading = read("Talks were held in Orlisk. Orlisk is a small town near Velmar.")
    assert not [actor for actor in reading.actors if actor.kind == "person"]


def test_a_slightly_misspelt_country_is_that_country(read: Read) -> None:
    assert named(read("The visit to the border angered Afganistan and its allies."), "Afganistan").country == "AFG"
