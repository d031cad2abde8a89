"""Every form in which it is given away, read by a program that is not ours."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import feedparser
import icalendar
import networkx
import pytest
import rdflib
from followthemoney import model
from rdflib.namespace import PROV, RDF

from pactwatch.cli.export import ARCHIVE, Format
from pactwatch.exchange.formats import FORMATS
from pactwatch.exchange.told import Told
from pactwatch.linking.dossier import link
from tests.process import process

# rdflib's reader of JSON-LD calls what rdflib itself has given up.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning")
TERM = rdflib.Namespace("urn:pactwatch:term:")
SCHEMA = rdflib.Namespace("https://schema.org/")


def given(told: Told, format: str) -> bytes:
    (content,) = FORMATS[format](told).values()
    return content


def lines(told: Told, format: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in given(told, format).splitlines()]


def test_the_command_knows_every_format() -> None:
    assert [format.value for format in Format] == [*FORMATS, ARCHIVE]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_reports_in_any_order_give_the_same_bytes(format: str) -> None:
    one, other = link(process()), link(reversed(process()))
    assert FORMATS[format](Told(one, "2024-05-20")) == FORMATS[format](Told(other, "2024-05-20"))


class TestPlover:
    def test_a_row_a_telling_with_its_auxiliary_mode(self, told: Told) -> None:
        found = {(row["deed"], row["status"], row["type"], row["auxiliary"]) for row in lines(told, "plover")}
        assert ("CONSULT", "happened", "CONSULT", None) in found
        assert ("CONSULT", "planned", "CONSULT", "future") in found  # no code of the reader's: PLOVER has it as future
        assert ("ASSAULT", "happened", "ASSAULT", "historical") in found

    @pytest.mark.parametrize(
        ("type", "status", "code", "rows"),
        [
            ("CONSULT", "planned", "AGREE", [("AGREE", None)]),
            ("RETREAT", "expected", "CONCEDE", [("CONCEDE", None)]),
            ("ASSAULT", "conditional", "THREATEN", [("THREATEN", None)]),
            ("PROTEST", "planned", None, [("PROTEST", "future")]),
            ("CONSULT", "possible", "none", [("CONSULT", "hypothetical")]),
            ("CONSULT", "conditional", "none", [("CONSULT", "hypothetical")]),
            ("CONSULT", "denied", "none", [("CONSULT", "negation")]),
            ("CONSULT", "not happened", "none", [("CONSULT", "negation")]),
            ("RETREAT", "demanded", "none", []),
        ],
    )
    def test_each_status_by_plovers_table(self, type: str, status: str, code: str | None, rows: list[Any]) -> None:
        first = process()[1]
        event = first.events[0].model_copy(update={"type": type, "status": status, "plover": code})
        one = Told(link([first.model_copy(update={"events": (event,)})]))
        assert [(row["type"], row["auxiliary"]) for row in lines(one, "plover")] == rows


@pytest.fixture(scope="module")
def graph(told: Told) -> rdflib.Graph:
    return rdflib.Dataset(default_union=True).parse(data=given(told, "jsonld"), format="json-ld")


class TestLinkedData:
    def test_every_claim_is_attributed_reported_and_derived_from_words(self, told: Told, graph: rdflib.Graph) -> None:
        claims = set(graph.subjects(RDF.type, SCHEMA.Claim))
        assert len(claims) >= len(told.events) + len(told.commitments)
        for claim in claims:
            assert graph.value(claim, PROV.wasAttributedTo)
            assert graph.value(claim, TERM.reportedBy)
            assert graph.value(claim, PROV.wasDerivedFrom)
            assert graph.value(claim, SCHEMA.text)

    def test_an_event_is_nothing_but_what_claims_are_about(self, graph: rdflib.Graph) -> None:
        for event in graph.subjects(RDF.type, TERM.Event):
            assert set(graph.predicates(event)) == {RDF.type}
            assert {graph.value(claim, TERM.status) for claim in graph.subjects(SCHEMA.about, event)}

    def test_what_was_said_is_attributed_to_its_speaker(self, graph: rdflib.Graph) -> None:
        claim = graph.value(predicate=SCHEMA.text, object=rdflib.Literal("There is no conference,"))
        assert claim is not None
        speaker = graph.value(claim, PROV.wasAttributedTo)
        assert speaker is not None
        assert str(graph.value(speaker, SCHEMA.name)) == "Mira Solt"
        assert str(graph.value(claim, TERM.polarity)) == "denies"


class TestFollowTheMoney:
    def test_its_own_schema_takes_every_entity_and_loses_nothing(self, told: Told) -> None:
        found = lines(told, "ftm")
        assert {one["schema"] for one in found} >= {"Article", "Person", "Event", "Note", "Organization"}
        for one in found:
            schema = model.get(one["schema"])
            assert schema is not None
            schema.validate(one)
            kept = model.get_proxy(one, cleaned=False).to_dict()["properties"]
            assert {name: sorted(values) for name, values in kept.items()} == {
                name: sorted(set(values)) for name, values in one["properties"].items()
            }

    def test_every_entity_that_is_referred_to_is_there(self, told: Told) -> None:
        found = lines(told, "ftm")
        ids = [one["id"] for one in found]
        assert len(ids) == len(set(ids))
        pointed = {
            id for one in found for name in ("proof", "involved", "entity") for id in one["properties"].get(name, [])
        }
        assert pointed <= set(ids)

    def test_an_events_name_begins_with_its_status(self, told: Told) -> None:
        names = [one["properties"]["name"][0] for one in lines(told, "ftm") if one["schema"] == "Event"]
        statuses = {row.status for row in told.events}
        assert {name.split(":")[0].split(",")[0] for name in names} == {*statuses, "commitment"}


def test_graphml_gives_the_network_back(told: Told) -> None:
    graph = networkx.read_graphml(io.BytesIO(given(told, "graphml")), force_multigraph=True)
    names = {id: values["name"] for id, values in graph.nodes(data=True)}
    met = [
        (names[left], names[right], edge)
        for left, right, edge in graph.edges(data=True)
        if edge["report"] == "wire-1" and edge["type"] == "CONSULT"
    ]
    ((left, right, edge),) = met
    assert {left, right} == {"Mira Solt", "Ivo Dane"}
    assert (edge["status"], edge["mutual"], edge["words"], edge["start"]) == ("happened", True, "met", 16)
    assert edge["outlet"] == "Arl Press"


class TestCalendar:
    def entries(self, told: Told) -> dict[str, Any]:
        calendar = icalendar.Calendar.from_ical(given(told, "ics"))
        return {str(one["UID"]): one for one in calendar.walk("VEVENT")}

    def test_due_dates_and_planned_meetings_are_whole_days(self, told: Told) -> None:
        found = {str(one["SUMMARY"]): one for one in self.entries(told).values()}
        due = found["Due: Highland Army to leave the town of Bel"]
        assert (due["DTSTART"].dt, due["DTEND"].dt) == (date(2024, 5, 1), date(2024, 5, 2))
        assert "at risk" in due["DESCRIPTION"]
        assert "“leave the town of Bel” (accord.txt, 2024-04-01" in due["DESCRIPTION"]
        meeting = found["Planned: host (unnamed): meeting or talks in Arl"]
        assert (meeting["DTSTART"].dt, meeting["DTEND"].dt) == (date(2024, 6, 1), date(2024, 7, 1))
        assert {str(one["STATUS"]) for one in found.values()} == {"TENTATIVE"}

    def test_a_uid_stays_when_later_reports_tell_more(self) -> None:
        dossier = link(process())
        early, late = (set(self.entries(Told(dossier, day))) for day in ("2024-04-16", "2024-04-25"))
        assert early
        assert early <= late

    def test_words_cannot_end_an_entry(self, told: Told) -> None:
        raw = given(told, "ics").decode()
        assert raw.count("BEGIN:VEVENT") == raw.count("\r\nEND:VEVENT\r\n") == len(self.entries(told))


class TestFeed:
    def test_the_changes_of_the_week_come_with_their_words(self, told: Told) -> None:
        feed = feedparser.parse(given(told, "atom"))
        assert feed.bozo == 0
        assert feed.version == "atom10"
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 0
        doubted = next(entry for entry in feed.entries if entry.title.startswith("Doubted"))
        assert "“The Highland Army may not leave Bel by 1 May" in doubted.content[0].value
        assert doubted.author == "Arl Press"
        assert doubted.updated == "2024-04-25T00:00:00Z"

    def test_a_change_keeps_its_id_in_a_later_feed(self) -> None:
        dossier = link(process())
        early, late = (
            {entry.title: entry.id for entry in feedparser.parse(given(Told(dossier, day), "atom")).entries}
            for day in ("2024-04-25", "2024-04-26")
        )
        assert early.keys() & late.keys()
        assert all(early[title] == late[title] for title in early.keys() & late.keys())
