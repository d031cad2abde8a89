"""What the analyst names beforehand: the file, and what linking makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key
from pactwatch.linking.process import Process, ProcessError, load_process, read_process
from pactwatch.model import Reading
from pactwatch.views.known import Known
from tests.process import any_reports
from tests.telling import Telling

FILE = """
[[actor]]
name = "Highland Liberation Army"
aliases = ["HLA", "the mountain fighters", "Karst men"]
kind = "armed group"
sector = "REB"

[[actor]]
name = "Mira Solt"
aliases = ["Solt"]
member_of = "HLA"
offices = [{ title = "chairwoman", since = 2024-02-01, until = "2024-12" }]

[[actor]]
name = "Ivo Dane"
aliases = ["Mira Dane"]
offices = [{ title = "chairwoman", until = "2024-01" }]

[[agreement]]
name = "Arl Accord"
aliases = ["Bel understanding"]
signed = 2024-04-11
parties = ["Highland Liberation Army"]
"""
PROCESS = read_process(FILE, "process.toml")


def one(id: str, name: str, published: str = "2024-05-01", **fields: Any) -> Telling:
    telling = Telling(id, published, f"Report {id}: {name} spoke of it.")
    telling.actor(name, **fields)
    return telling


def linked(*tellings: Telling, process: Process = PROCESS) -> Dossier:
    return link([each.reading() for each in tellings], process=process)


def called(dossier: Dossier, name: str) -> LinkedActor:
    return next(actor for actor in dossier.actors if actor.name == name)


def test_aliases_join_what_nothing_else_joins_and_the_link_says_why() -> None:
    reports = one("a", "Karst men", kind="people"), one("b", "HLA", kind="organization")
    assert len(linked(*reports, process=Process()).actors) == 2
    (army,) = linked(*reports).actors
    assert [each.reason for each in army.links] == ["named in the process file"]
    assert (army.name, army.kind, army.sector, army.beforehand) == (
        "Highland Liberation Army",
        "armed group",
        "REB",
        True,
    )


def test_who_has_no_name_is_known_by_an_alias_and_who_has_another_name_is_not() -> None:
    unnamed = one("a", "mountain fighters", kind="armed group", form="epithet")
    assert called(linked(unnamed), "Highland Liberation Army").members == (Key("a", "a1"),)
    other = Telling("b", "2024-05-01", "The Coast Brigade met; the mountain fighters fired.")
    other.add(
        "actors",
        "a",
        name="Coast Brigade",
        kind="armed group",
        mentions=[
            {**other.words("Coast Brigade"), "form": "name"},
            {**other.words("mountain fighters"), "form": "epithet"},
        ],
    )
    assert [actor.beforehand for actor in linked(other).actors] == [False]


def test_a_name_that_is_short_for_another_full_name_is_not_taken_for_an_alias() -> None:
    other = Telling("a", "2024-05-01", "Orla Solt spoke; later Solt left.")
    other.add(
        "actors",
        "a",
        name="Orla Solt",
        kind="person",
        mentions=[
            {**other.words("Orla Solt"), "form": "name"},
            {"start": 24, "end": 28, "text": "Solt", "form": "name"},
        ],
    )
    dossier = linked(other, one("b", "Solt"))
    assert {actor.name: actor.beforehand for actor in dossier.actors} == {"Orla Solt": False, "Mira Solt": True}


def test_two_that_the_file_names_are_never_one_whatever_links_them() -> None:
    reports = one("a", "Mira Solt", roles=["envoy"]), one("b", "Mira Dane", roles=["envoy"])
    three = one("c", "Mira Solt", country="NOR"), one("d", "Mira Dane", country="NOR")
    names = {actor.name: len(actor.members) for actor in linked(*reports, *three).actors}
    assert names == {"Mira Solt": 2, "Ivo Dane": 2}


def test_a_person_s_decision_is_stronger_than_the_file() -> None:
    reports = [each.reading() for each in (one("a", "Mira Solt"), one("b", "Solt"), one("c", "Ivo Dane"))]
    split = Judgement(left=Key("a", "a1"), right=Key("b", "a1"), together=False, decision="D1", who="Ann")
    assert len(link(reports, [split], PROCESS).actors) == 3
    merge = Judgement(left=Key("a", "a1"), right=Key("c", "a1"), together=True, decision="D2", who="Ann")
    assert len(link(reports, [merge], PROCESS).actors) == 1


def test_an_office_is_whose_it_was_on_the_report_s_day() -> None:
    days = {"a": "2023-11-05", "b": "2024-03-01", "c": "2024-12-31", "d": "2025-01-01"}
    dossier = linked(*(one(id, "chairwoman", day, form="epithet") for id, day in days.items()))
    assert {actor.name: [key.report for key in actor.members] for actor in dossier.actors} == {
        "Ivo Dane": ["a"],
        "Mira Solt": ["b", "c"],
        "chairwoman": ["d"],
    }


def test_what_an_actor_is_a_part_of_is_the_file_s_where_a_report_speaks_of_it() -> None:
    dossier = linked(one("a", "Solt"), one("b", "HLA", kind="armed group"))
    army = called(dossier, "Highland Liberation Army")
    assert called(dossier, "Mira Solt").member_of == army.id
    assert called(linked(one("a", "Solt")), "Mira Solt").member_of is None
    known = Known(dossier)
    assert known.sides.side(called(dossier, "Mira Solt")) == army.id  # a party to the accord, by the file


def agreeing(id: str, name: str, signed: str | None = None) -> Telling:
    telling = Telling(id, "2024-05-07", f"Under the {name} they talk.")
    telling.agreement(name, signed=signed)
    return telling


def test_agreements_are_linked_under_their_names() -> None:
    party = one("c", "HLA", kind="armed group")
    dossier = linked(agreeing("a", "Arl Accord"), agreeing("b", "Bel understanding"), party)
    (accord,) = dossier.agreements
    assert (accord.name, accord.signed, accord.known) == ("Arl Accord", "2024-04-11", True)
    assert accord.parties == (dossier.actors[0].id,)
    assert [each.reason for each in accord.links] == ["named in the process file"]


def test_an_agreement_of_that_name_that_was_signed_on_another_day_is_another() -> None:
    dossier = linked(agreeing("a", "Arl Accord"), agreeing("b", "Arl Accord", "2019-04"))
    assert [one.signed for one in dossier.agreements if one.beforehand] == ["2024-04-11"]
    assert len(dossier.agreements) == 2


def test_an_agreement_without_a_name_joins_by_the_day_that_the_file_gives() -> None:
    dossier = linked(agreeing("a", "Arl Accord"), agreeing("b", "peace deal", "2024-04-11"))
    assert len(dossier.agreements) == 1


def test_nothing_comes_from_the_file_that_no_report_speaks_of() -> None:
    dossier = linked(one("a", "Vera Lin"))
    assert [actor.name for actor in dossier.actors] == ["Vera Lin"]
    assert dossier.agreements == ()


def test_the_dossier_of_an_earlier_day_is_linked_by_the_file_too() -> None:
    dossier = linked(one("a", "Karst men"), one("b", "HLA"), one("c", "HLA", "2024-06-01"))
    assert len(called(Known(dossier, "2024-05-01").dossier, "Highland Liberation Army").members) == 2


@settings(max_examples=30, deadline=None)
@given(any_reports())
def test_what_the_file_names_is_one_and_what_it_names_apart_is_two(given: list[Reading]) -> None:
    process = read_process(
        '[[actor]]\nname = "Highland Front"\naliases = ["HLF", "Solt"]\n[[actor]]\nname = "Mira Solt"', "p"
    )
    dossier = link(given, process=process)
    for actor in dossier.actors:
        names = {
            entry.name
            for reading in given
            for entry in reading.actors
            if (reading.report.id, entry.id) in actor.members
        }
        assert not {"Highland Front", "HLF"} & names or "Mira Solt" not in names
    assert sum(actor.name == "Highland Front" for actor in dossier.actors) <= 1
    assert link(given[::-1], process=process).model_dump_json() == dossier.model_dump_json()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[actor]\n", "p.toml is no TOML: .*line 1"),
        (
            '[[actor]]\nname = "A"\nsektor = "GOV"',
            r"p.toml, actor 1 \(A\), sektor: no such key; the keys are name, aliases",
        ),
        ('[[actor]]\nkind = "person"', "p.toml, actor 1, name: is missing"),
        ('[[actor]]\nname = "..."', "a name needs a letter"),
        ('[[actor]]\nname = "A"\naliases = "B"', r"actor 1 \(A\), aliases: is to be a list"),
        ('[[actor]]\nname = "A"\naliases = ["B", 3]', r"actor 1 \(A\), aliases 2: is to be text"),
        ('[[actor]]\nname = "A"\nkind = "army"', r"actor 1 \(A\), kind: is to be 'person', 'state'"),
        ('[[actor]]\nname = "A"\nkind = "group"', "name its members"),
        ('[[actor]]\nname = "A"\nsector = "GUV"', r"sector: 'GUV' is none of AGR, BUS"),
        ('[[actor]]\nname = "A"\ncountry = "XYZ"', "country: 'XYZ' is no country's code"),
        ('[[actor]]\nname = "A"\noffices = [{ title = "king", since = "May" }]', "offices 1, since: 'May' is no date"),
        ('[actor]\nname = "A"', r"write \[\[actor\]\]"),
        ("[parties]\n", r"p.toml, parties: no such table; write \[\[actor\]\] or \[\[agreement\]\]"),
        ('[[actor]]\nname = "A"\n[[actor]]\nname = "B"\naliases = ["a"]', r"actor 2 \(B\): 'a' is also a name of A"),
        ('[[actor]]\nname = "A"\nmember_of = "B"', r"actor 1 \(A\), member_of: 'B' is no name of an \[\[actor\]\]"),
        ('[[actor]]\nname = "A"\nmember_of = "a"', "nobody is a member of itself"),
        ('[[agreement]]\nname = "A"\nsigned = "2024-13"', r"agreement 1 \(A\), signed: '2024-13' is no date"),
        ('[[agreement]]\nname = "A"\nparties = ["B"]', r"agreement 1 \(A\), parties: 'B' is no name"),
    ],
)
def test_what_a_file_may_not_say_is_said_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(ProcessError, match=fault):
        read_process(text, "p.toml")


def test_every_fault_of_a_file_is_told_at_once() -> None:
    with pytest.raises(ProcessError) as told:
        read_process('[[actor]]\nkind = "army"\nsector = "X"', "p.toml")
    assert len(str(told.value).splitlines()) == 3


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProcessError, match=r"none\.toml cannot be read: No such file"):
        load_process(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes('[[actor]]\nname = "Á"'.encode("latin-1"))
    with pytest.raises(ProcessError, match=r"latin\.toml cannot be read: not UTF-8"):
        load_process(tmp_path / "latin.toml")


def test_the_examples_process_file_names_who_is_in_the_reports(examples: Dossier) -> None:
    process = load_process(Path(__file__).parents[2] / "examples" / "process.toml")
    dossier = link(examples.readings, process=process)
    assert {one.name for one in process.actors} <= {actor.name for actor in dossier.actors if actor.beforehand}
    assert [one.name for one in dossier.agreements if one.beforehand] == ["Castelmar Agreement"]
