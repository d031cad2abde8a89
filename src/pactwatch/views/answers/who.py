"""Who is who: every actor with all names, offices by the days on which reports give them, and why they are one."""

from __future__ import annotations

from collections import defaultdict

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Decided, Key
from pactwatch.linking.links import Reason as LinkReason
from pactwatch.model import ActorKind, Record
from pactwatch.views.answers.quote import Answer, Who, heading
from pactwatch.views.answers.quote import who as named
from pactwatch.views.known import Known


class Office(Record):
    """An office as reports write it, from the first to the last ISO day on which one gives it (None: undated)."""

    title: str
    first: str | None
    last: str | None


class Joined(Record):
    """Why two reports' actors are one: the reports, the reason, the likeness where they are only alike, and whose word
    it is where a person merged them."""

    left: str
    right: str
    reason: LinkReason
    likeness: float | None
    by: Decided | None


class WhoEntry(Record):
    """One actor on the day. `side` is the party on whose side it stands; `reports` and `stories` count what tells of
    it. With `beforehand` the name, and what else the process file says, is the analyst's."""

    id: str
    name: str
    named: bool
    beforehand: bool
    kind: ActorKind
    country: str | None
    sector: str | None
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    member_of: Who | None
    side: Who | None
    reports: int
    stories: int
    joined: tuple[Joined, ...]


class WhoIsWho(Answer):
    """All actors: those of most stories first."""

    entries: tuple[WhoEntry, ...]


def who(dossier: Dossier, as_of: str | None = None, words: str = "") -> WhoIsWho:
    """Who is who in a dossier on a day; with `words` only those of whose names or offices they are a part, whatever the
    case. Raises `ValueError` as `ledger` does."""
    known = Known(dossier, as_of)
    found = [entry(known, actor) for actor in known.dossier.actors if fits(actor, words)]
    found.sort(key=lambda one: (not one.named, -one.stories, -one.reports, one.name, one.id))
    return WhoIsWho(**heading(known), entries=tuple(found))


def fits(actor: LinkedActor, words: str) -> bool:
    """Whether words are a part of a name or an office."""
    return any(words.casefold() in written.casefold() for written in (actor.name, *actor.names, *actor.roles))


def entry(known: Known, actor: LinkedActor) -> WhoEntry:
    """One actor."""
    boss = known.actors.get(actor.member_of or "")
    side = known.actors.get(known.sides.side(actor) or "")
    return WhoEntry(
        id=actor.id,
        name=actor.name,
        named=actor.named,
        beforehand=actor.beforehand,
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        names=actor.names,
        offices=offices(known, actor.members),
        member_of=named(boss) if boss else None,
        side=named(side) if side and side.id != actor.id else None,
        reports=len({key.report for key in actor.members}),
        stories=known.stories(actor.members),
        joined=tuple(
            Joined(left=one.left.report, right=one.right.report, reason=one.reason, likeness=one.likeness, by=one.by)
            for one in actor.links
        ),
    )


def offices(known: Known, members: tuple[Key, ...]) -> tuple[Office, ...]:
    """The offices that reports give, in the order in which they first do."""
    days: dict[str, list[str]] = defaultdict(list)
    for key in members:
        for role in known.shelf.actors[key].roles:
            days[role].append(known.published(key))
    found = [Office(title=role, first=min(told) or None, last=max(told) or None) for role, told in days.items()]
    return tuple(sorted(found, key=lambda one: (one.first or "", one.title)))
