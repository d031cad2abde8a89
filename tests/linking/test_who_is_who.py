"""Who is who across reports."""

from __future__ import annotations

from pactwatch.linking.actors import LinkedActor, link_actors
from pactwatch.linking.names import folded, is_abbreviation, likeness
from pactwatch.linking.shelf import Shelf
from tests.telling import Telling


def linked(*tellings: Telling) -> list[LinkedActor]:
    return [one for one in link_actors(Shelf(one.reading() for one in tellings)) if len(one.members) > 1]


def one_report(id: str, name: str, **fields: object) -> Telling:
    telling = Telling(id, f"2024-05-{len(id):02}", f"Then {name} spoke.")
    telling.actor(name, **fields)  # type: ignore[arg-type]
    return telling


def test_an_equal_full_name_is_one_person_and_the_link_says_why_and_since_when() -> None:
    first = Telling("one", "2024-05-02", "Mira Solt spoke.")
    first.actor("Mira Solt")
    second = Telling("two", "2024-05-05", "MIRA SOLT was silent.")
    second.actor("MIRA SOLT")
    (actor,) = linked(second, first)
    assert [(link.reason, link.known) for link in actor.links] == [("same name", "2024-05-05")]


def test_nobody_is_merged_on_a_surname_alone() -> None:
    assert linked(one_report("a", "Mira Solt"), one_report("ab", "Solt")) == []


def test_a_surname_and_an_office_that_fit_one_full_name_are_that_person() -> None:
    (actor,) = linked(one_report("a", "Mira Solt", roles=["minister"]), one_report("ab", "Solt", roles=["Minister"]))
    assert actor.name == "Mira Solt"
    assert actor.links[0].reason == "same surname and office"


def test_a_surname_and_an_office_that_fit_two_full_names_are_neither() -> None:
    reports = [
        one_report(id, name, roles=["judge"]) for id, name in zip("abc", ("Mira Solt", "Ivo Solt", "Solt"), strict=True)
    ]
    assert linked(*reports) == []


def test_namesakes_of_two_countries_stay_two() -> None:
    ministries = [
        one_report(id, "Foreign Ministry", kind="government body", country=id.upper()) for id in ("nor", "swe")
    ]
    assert linked(*ministries) == []


def test_states_are_one_by_their_code_under_any_name() -> None:
    turkey = one_report("a", "Turkey", kind="state", country="TUR")
    (state,) = linked(turkey, one_report("ab", "Türkiye", kind="state", country="TUR"))
    assert state.links[0].reason == "same country"
    assert state.names == ("Turkey", "Türkiye")


def test_a_body_is_known_by_its_name_in_another_form() -> None:
    for one, other in (
        ("Ministry of Defence", "Defence Ministry"),
        ("Government of the Republic of Arvania", "Arvanian government"),
        ("Government of Norway", "Norwegian government"),
    ):
        (body,) = linked(*(one_report(id, name, kind="government body") for id, name in (("a", one), ("ab", other))))
        assert body.links[0].reason == "same name in another form"


def test_another_country_or_office_is_another_body() -> None:
    for one, other in (
        ("Arvanian government", "Norwegian government"),
        ("Arvanian Foreign Ministry", "Arvanian Defence Ministry"),
        ("Government", "Arvanian government"),
    ):
        assert linked(*(one_report(id, name, kind="government body") for id, name in (("a", one), ("ab", other)))) == []


def long_and_short(id: str, name: str, short: str) -> Telling:
    telling = Telling(id, "2024-05-01", f"The {name} ({short}) spoke.")
    telling.actor(name, short, kind="armed group")
    return telling


def test_an_abbreviation_stands_for_the_name_that_another_report_gives_with_it() -> None:
    (front,) = linked(long_and_short("a", "Highland Front", "HLF"), one_report("b", "HLF", kind="armed group"))
    assert front.name == "Highland Front"
    assert front.links[0].reason == "same abbreviation"


def test_an_abbreviation_of_two_names_links_nobody() -> None:
    two = long_and_short("a", "Highland Front", "HLF"), long_and_short("b", "Harbour Labour Federation", "HLF")
    assert linked(*two, one_report("c", "HLF", kind="organization")) == []


def test_a_spelling_variant_links_those_who_share_an_office_and_says_how_alike_they_are() -> None:
    (chair,) = linked(
        one_report("a", "Adem Karesh", roles=["chairman"]), one_report("ab", "Adim Karesh", roles=["chairman"])
    )
    assert chair.links[0].reason == "spelling"
    assert chair.links[0].likeness == 0.75


def test_a_spelling_variant_without_an_office_or_body_in_common_links_nobody() -> None:
    assert linked(one_report("a", "Adem Karesh"), one_report("ab", "Adim Karesh")) == []


def test_a_likeness_never_joins_two_whom_one_report_tells_apart() -> None:
    both = Telling("both", "2024-05-01", "Adem Karesh and Adim Karesh spoke.")
    both.actor("Adem Karesh", roles=["chairman"])
    both.actor("Adim Karesh", roles=["chairman"])
    other = one_report("other", "Adem Karesh", roles=["chairman"])
    (chair,) = linked(both, other)
    assert chair.names == ("Adem Karesh",)


def test_the_unnamed_are_never_linked() -> None:
    assert linked(*(one_report(id, "diplomat", form="epithet") for id in ("a", "ab"))) == []


def president(id: str, day: str, name: str = "", title: str = "Norwegian president") -> Telling:
    """A report of a day that calls a president by name, or by the office alone."""
    telling = Telling(id, day, f"Norway: {title} {name} spoke.")
    telling.actor("Norway", kind="state", country="NOR")
    if name:
        telling.actor(name, roles=[title], country="NOR")
    else:
        telling.actor(title, form="epithet", roles=[title], country="NOR")
    return telling


def test_whom_a_report_calls_by_the_office_is_who_held_it_then() -> None:
    then, now = president("a", "2019-03-01", "Mira Solt"), president("b", "2021-03-01", "Ivo Dane")
    unnamed = president("c", "2019-05-01"), president("d", "2021-02-01", title="president of Norway")
    people = [one for one in linked(then, now, *unnamed) if one.kind == "person"]
    assert {one.name: [key.report for key in one.members] for one in people} == {
        "Mira Solt": ["a", "c"],
        "Ivo Dane": ["b", "d"],
    }
    assert {link.reason for one in people for link in one.links} == {"same office at the time"}


def test_nobody_is_taken_for_the_holder_where_that_is_open() -> None:
    holder = president("a", "2019-03-01", "Mira Solt")
    for other in (
        president("b", "2020-03-01"),  # long after
        president("b", "2019-03-02", title="Norwegian vice president"),
        president("b", "2019-03-02", title="Norwegian official"),
    ):
        assert [one for one in linked(holder, other) if one.kind == "person"] == []
    rival = president("c", "2019-04-01", "Ivo Dane")
    assert [one for one in linked(holder, rival, president("b", "2019-03-15")) if one.kind == "person"] == []


def test_troops_are_known_by_whose_they_are() -> None:
    (troops,) = linked(
        *(one_report(id, "Norse troops", kind="forces", form="epithet", country="NOR") for id in ("a", "ab"))
    )
    assert not troops.named


def test_a_group_is_not_linked_for_it_stands_for_others_in_each_report() -> None:
    assert linked(*(one_report(id, "both sides", kind="group", form="name") for id in ("a", "ab"))) == []


def test_names_are_compared_without_case_accents_and_article() -> None:
    assert folded("The Éilean Front") == folded("eilean front")
    assert is_abbreviation("R-ARCSS")
    assert not is_abbreviation("Taliban")


def test_likeness_is_that_of_the_least_alike_word() -> None:
    assert likeness("adem karesh", "adem karesh") == 1
    assert likeness("adem karesh", "ivo karesh") < 0.5
    assert likeness("karesh", "adem karesh") == 0
