"""Callings: people and bodies by what they are, their owners, and whom they point back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Actor, Reading

Read = Callable[..., Reading]


def called(reading: Reading, words: str) -> Actor:
    """The actor that bears these words as a mention."""
    found = [actor for actor in reading.actors if any(mention.text == words for mention in actor.mentions)]
    assert found, f"nobody is called {words!r} among {[actor.name for actor in reading.actors]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("A Taliban official denied it.", "Taliban official", "person", "AFG", "REB"),
        ("Turkish officials denied it.", "Turkish officials", "people", "TUR", "GOV"),
        ("Rebels in Darfur attacked a convoy.", "Rebels", "armed group", "SDN", "REB"),
        ("The president of Armenia accepted.", "president of Armenia", "person", "ARM", "GOV"),
        ("Egyptian police fired tear gas.", "Egyptian police", "government body", "EGY", "COP"),
        ("French farmers blocked the road.", "French farmers", "people", "FRA", "AGR"),
        ("Poland's parliament approved it.", "parliament", "government body", "POL", "LEG"),
        ("All foreign troops will leave.", "All foreign troops", "forces", "NAT", "MIL"),
        ("Sources said so.", "Sources", "people", None, None),
        ("Congolese refugees crossed the river.", "Congolese refugees", "people", "COD", "REF"),
    ],
)
def test_a_calling_takes_country_and_sector_from_its_words(
    read: Read, text: str, words: str, kind: str, country: str | None, sector: str | None
) -> None:
    actor = called(read(text), words)
    assert (actor.kind, actor.country, actor.sector) == (kind, country, sector)


def test_an_official_is_a_member_of_those_he_speaks_for(read: Read) -> None:
    reading = read("A Taliban official denied it.")
    assert called(reading, "Taliban official").member_of == called(reading, "Taliban").id


def test_an_ousted_president_is_of_the_elite(read: Read) -> None:
    assert called(read("Ousted president Bela Torvak left Hungary."), "Bela Torvak").sector == "ELI"


def test_an_epithet_points_back_to_the_office(read: Read) -> None:
    reading = read("US special envoy Karl Hanley met the rebels. The envoy said the talks were useful.")
    assert [mention.text for mention in called(reading, "Karl Hanley").mentions] == ["Karl Hanley", "envoy"]


def test_an_apposition_is_the_same_person(read: Read) -> None:
    reading = read("The Ridge Brigade refused. Its commander, Tavo Renn, said so.")
    commander = called(reading, "Tavo Renn")
    assert "commander" in commander.roles
    assert commander.member_of == called(reading, "Ridge Brigade").id


def test_the_movement_is_the_movement_named_before(read: Read) -> None:
    reading = read("The Free Aceh Movement signed the deal. The movement gave up its arms.")
    assert called(reading, "movement").name == "Free Aceh Movement"


def test_the_rebels_of_a_front_are_the_front(read: Read) -> None:
    reading = read("The Velm Liberation Front took the town. The rebels then left.")
    assert called(reading, "rebels").name == "Velm Liberation Front"


def test_a_body_and_one_like_it_abroad_stay_apart(read: Read) -> None:
    reading = read("The Kenyan army advanced. The Somali army did not.")
    assert called(reading, "Kenyan army").id != called(reading, "Somali army").id


def test_an_office_without_a_country_is_of_the_one_the_report_is_about(read: Read) -> None:
    reading = read("Finance Minister Olu Bakan resigned in Nigeria on Monday.")
    assert called(reading, "Olu Bakan").country == "NGA"


def test_nobody_is_called_by_what_only_describes(read: Read) -> None:
    reading = read("He spoke as a representative of the valley. Fighter aircraft flew over it.")
    texts = {mention.text for actor in reading.actors for mention in actor.mentions}
    assert texts.isdisjoint({"representative", "Fighter"})


def test_a_longer_title_before_a_title_is_of_one_person(read: Read) -> None:
    reading = read("US Special Envoy for Sudan Ambassador Ruth Keller arrived.")
    assert called(reading, "Ruth Keller").roles == ("US Special Envoy for Sudan", "Ambassador")


def test_an_indefinite_calling_and_the_name_between_commas_are_one(read: Read) -> None:
    reading = read("We keep the truce, an army spokesman, Brigadier General Nabil Tarem, told reporters.")
    assert called(reading, "army spokesman").name == "Nabil Tarem"


def test_a_list_that_goes_on_is_no_apposition(read: Read) -> None:
    reading = read("She met a minister, Jan Ekblad, and two aides.")
    assert called(reading, "minister") != called(reading, "Jan Ekblad")


def test_the_forces_are_not_yet_those_with_forces_in_their_name(read: Read) -> None:
    reading = read("The Rapid Support Forces left the city. The forces must withdraw, the envoy said.")
    assert called(reading, "forces") != called(reading, "Rapid Support Forces")


def test_a_body_and_the_name_between_commas_are_one_with_its_article(read: Read) -> None:
    reading = read("Karsia's main rebel alliance, the Coordination of Northern Movements (CNM), signed the deal.")
    assert called(reading, "main rebel alliance") == called(reading, "Coordination of Northern Movements")


def test_whom_a_spokesman_is_named_as_is_a_person(read: Read) -> None:
    reading = read("A CNM spokesman, Almou Ag Tarem, said no such attack took place.")
    assert called(reading, "Almou Ag Tarem").kind == "person"


def test_a_source_before_the_name_whose_title_it_is_means_the_person(read: Read) -> None:
    reading = read("Orun's spokesman Ateny Wek Tarem said the president was ill.")
    (said,) = reading.statements
    assert said.source is not None
    assert said.source.actor == called(reading, "Ateny Wek Tarem").id
