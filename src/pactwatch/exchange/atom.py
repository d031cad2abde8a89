"""What changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from pactwatch.exchange.graphml import written
from pactwatch.exchange.lines import name_of
from pactwatch.exchange.told import Told
from pactwatch.views.answers.diff import Changed, diff

NAMESPACE = "http://www.w3.org/2005/Atom"
WEEK = 7  # days that are looked back


def to_atom(told: Told) -> dict[str, bytes]:
    """The changes of the week before the day, an entry a change, with the words that brought it and whose they are.

    An entry's id stays the same in every feed that tells the change. `updated` is the day of the words that brought it,
    else the day on which the record was asked.
    """
    since = (date.fromisoformat(told.as_of) - timedelta(days=WEEK)).isoformat()
    found = diff(told.dossier, since, told.as_of)
    feed = ElementTree.Element("feed", xmlns=NAMESPACE)
    add(feed, "id", "urn:pactwatch:changes")
    add(feed, "title", f"{found.process or 'Pactwatch'}: what changed until {told.as_of}")
    add(feed, "updated", moment(told.as_of))
    add(ElementTree.SubElement(feed, "author"), "name", "Pactwatch")
    for change in found.entries:
        add_change(told, feed, change)
    ElementTree.indent(feed)
    return {"changes.atom": ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"}


def add_change(told: Told, feed: ElementTree.Element, change: Changed) -> None:
    """The entry of one change."""
    entry = ElementTree.SubElement(feed, "entry")
    words = change.words
    day = (words.published if words else None) or told.as_of
    add(entry, "id", f"urn:pactwatch:change:{identity(told, change)}")
    add(entry, "title", f"{change.change.capitalize()}: {change.what}")
    add(entry, "updated", moment(day))
    ElementTree.SubElement(entry, "category", term=change.change)
    ElementTree.SubElement(entry, "category", term=change.on)
    lines = [f"{change.before or 'not known'} → {change.after}. {change.why}"]
    if words:
        place = f"{words.report}#{words.start}-{words.end}"
        lines.append(f"“{words.text}” ({words.outlet}, {words.published or 'no date'}; {place})")
    add(entry, "content", "\n".join(lines), type="text")
    if words:
        add(ElementTree.SubElement(entry, "author"), "name", words.outlet)


def identity(told: Told, change: Changed) -> str:
    """What tells a change from every other: on what it is, what stood and stands, and the words that brought it."""
    words = change.words
    place = (words.report, words.start, words.end) if words else None
    return name_of([change.on, told.origin(change.id), change.change, change.before, change.after, place])


def add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    """A child with its text."""
    ElementTree.SubElement(parent, name, attributes).text = written(text)


def moment(day: str) -> str:
    """A day as Atom writes times."""
    return f"{day}T00:00:00Z"
