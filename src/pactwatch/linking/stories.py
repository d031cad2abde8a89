"""Stories: reports whose texts are nearly one, so that a copied wire story does not count as a second witness."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.linking.copies import find_copies
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, Linked, identifier, link
from pactwatch.linking.shelf import Shelf


class Story(Linked):
    """One story: the reports that tell it in nearly the same words. Its members have the id ``""``.

    `published` is the earliest ISO date that a report of it carries, None where none carries one.
    """

    published: str | None = None


def link_stories(shelf: Shelf) -> tuple[Story, ...]:
    """All stories of the readings, sorted by id."""
    joining = Joining([Key(report, "") for report in shelf.by_report], shelf)
    joining.join(copies(shelf))
    return tuple(sorted((story(shelf, *group) for group in joining.groups()), key=lambda story: story.id))


def story(shelf: Shelf, members: tuple[Key, ...], links: tuple[Link, ...]) -> Story:
    """The story that some reports tell."""
    days = [day for day in (shelf.days[key.report] for key in members) if day]
    return Story(id=identifier("R", members), members=members, links=links, published=min(days, default=None))


def copies(shelf: Shelf) -> Iterator[Link]:
    """Links between reports whose texts are copies; the likeness is that of `Wording.share_in`."""
    for copy in find_copies({id: reading.report.text for id, reading in shelf.by_report.items()}):
        yield link(Key(copy.left, ""), Key(copy.right, ""), copy.reason, shelf.days, copy.likeness)
