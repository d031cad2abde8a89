"""Which actors and agreements of the reports the process file names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pactwatch.linking.names import folded
from pactwatch.linking.process import NamedActor, NamedAgreement, Process
from pactwatch.model import Actor, Agreement

Named = TypeVar("Named", NamedActor, NamedAgreement)


def named_actor(process: Process, actor: Actor, day: str | None) -> NamedActor | None:
    """The actor of the file for whom one of a report stands, by its names there; None where it may be two.

    Who has no name in the report is known by what it is called ("the rebels"), or by an office that was held on the
    report's day.
    """
    if actor.kind == "group":
        return None
    written = [mention.text for mention in actor.mentions if mention.form == "name"]
    if written:
        return only(process.actor_names.get(name) for name in fullest([actor.name, *written]))
    called = {actor.name, *(mention.text for mention in actor.mentions if mention.form == "epithet")}
    return only(
        [
            *(process.actor_names.get(folded(name)) for name in called),
            *(holder(process, office, day) for office in (called if actor.kind == "person" else ())),
        ]
    )


def holder(process: Process, title: str, day: str | None) -> NamedActor | None:
    """Who held an office of a title on a day; None where that is two, or nobody."""
    return only(
        one
        for one in process.actors
        if any(folded(office.title) == folded(title) and office.held(day) for office in one.offices)
    )


def named_agreement(process: Process, agreement: Agreement) -> NamedAgreement | None:
    """The agreement of the file that one of a report is by its name there, unless the days of signing contradict."""
    names = fullest([agreement.name, *(mention.text for mention in agreement.mentions)])
    found = only(process.agreement_names.get(name) for name in names)
    if found and found.signed and agreement.signed:
        size = min(len(found.signed), len(agreement.signed))
        return found if found.signed[:size] == agreement.signed[:size] else None
    return found


def fullest(names: Iterable[str]) -> set[str]:
    """Folded names, without those whose words are a part of another's: "Karesh" beside "Mira Karesh" is short for it,
    and is not to be taken for Adem Karesh."""
    words = {name: set(name.split()) for name in map(folded, names) if name}
    return {name for name in words if not any(words[name] < other for other in words.values())}


def only(found: Iterable[Named | None]) -> Named | None:
    """The one that was found, however often; None where it is none or two."""
    each = {one.name: one for one in found if one}
    return next(iter(each.values())) if len(each) == 1 else None
