"""Bodies known by what they are and whose."""

from __future__ import annotations

from pactwatch.linking.actors import LinkedActor, link_actors
from pactwatch.linking.shelf import Shelf
from tests.telling import Telling


def linked(*tellings: Telling) -> list[LinkedActor]:
    return [one for one in link_actors(Shelf(one.reading() for one in tellings)) if len(one.members) > 1]


def accord() -> Telling:
    telling = Telling("accord", "2024-04-01", "Accord of the Government of Marn and the Hill Front. Marn is at peace.")
    government = telling.actor("Government of Marn", kind="government body")
    front = telling.actor("Hill Front", kind="armed group")
    telling.actor("Marn", kind="state")
    telling.agreement("Accord", government, front, signed="2024-04-01")
    return telling


def report(id: str, text: str, name: str, **fields: object) -> Telling:
    telling = Telling(id, "2024-05-01", text)
    telling.actor(name, form="epithet", **fields)  # type: ignore[arg-type]
    return telling


def members(actors: list[LinkedActor], report: str) -> set[str]:
    (home,) = [
        {key.report for key in one.members} for one in actors if any(key.report == report for key in one.members)
    ]
    return home


def test_a_report_that_names_the_other_party_speaks_of_the_party_that_is_a_government() -> None:
    told = report("told", "The government and the Hill Front spoke.", "government", kind="government body")
    told.actor("Hill Front", kind="armed group")
    both = [one for one in linked(accord(), told) if one.kind == "government body"]
    assert members(both, "told") == {"accord", "told"}


def test_a_report_that_names_no_party_leaves_its_government_open() -> None:
    told = report("told", "The government spoke.", "government", kind="government body")
    assert linked(accord(), told) == []


def test_an_adjective_tells_whose_a_body_is() -> None:
    tellings = [
        report("a", "Then the Marnian army left.", "Marnian army", kind="forces"),
        report("b", "Then Marn's army came.", "army", kind="forces"),
    ]
    (army,) = [one for one in linked(accord(), *tellings) if one.kind == "forces"]
    assert {key.report for key in army.members} == {"a", "b"}


def test_a_foreign_bodys_owner_is_not_the_party() -> None:
    first = report("a", "Sund's army and the Hill Front met. Sund smiled.", "army", kind="forces")
    first.actor("Hill Front", kind="armed group")
    first.actor("Sund", kind="state")
    second = report("b", "The army fought the Hill Front.", "army", kind="forces")
    second.actor("Hill Front", kind="armed group")
    assert [one for one in linked(accord(), first, second) if one.kind == "forces"] == []


def test_a_state_and_its_adjective_are_one_and_its_government_is_another() -> None:
    first = report("a", "The Kingdom of Sund spoke.", "Kingdom of Sund", kind="state")
    second = report("b", "A Sundan word fell.", "Sundan", kind="state")
    third = report("c", "The Sundan government spoke.", "Sundan government", kind="government body")
    (state,) = linked(first, second, third)
    assert {key.report for key in state.members} == {"a", "b"}


def test_the_ministry_is_not_whatever_ministry_another_report_calls_so() -> None:
    def ministry(id: str, name: str) -> Telling:
        telling = Telling(id, "2024-05-01", f"The {name} of Marn met the Hill Front; the ministry smiled.")
        telling.actor(name, "ministry", kind="government body")
        telling.entries["actors"][0]["mentions"][1]["form"] = "epithet"
        telling.actor("Hill Front", kind="armed group")
        return telling

    both = linked(accord(), ministry("a", "Defence Ministry"), ministry("b", "Justice Ministry"))
    assert [one for one in both if "Ministry" in one.name] == []
