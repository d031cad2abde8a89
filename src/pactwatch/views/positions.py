"""The section "Who said what": by speaker, the newest first.

Speech is shown as it was said; thoughts, intentions and findings as what they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pactwatch.linking.links import Key
from pactwatch.linking.names import folded
from pactwatch.linking.statements import LinkedStatement
from pactwatch.model import Span, Statement
from pactwatch.views.days import counted, written
from pactwatch.views.draft import Draft, called
from pactwatch.views.outline import Group, Line, Ours, Piece, Section
from pactwatch.views.quoting import in_line

SPEAKERS, EACH = 5, 2
NOBODY = ("", "")
VERBS = {"asserts": "says", "denies": "denies", "doubts": "doubts", "asks": "asks", "demands": "demands"}
KINDS = {"thought": "thinks, by the report", "intention": "intends, by the report", "finding": "finds"}


def positions_section(draft: Draft) -> Section:
    """What each speaker said: those with the newest words first, of one day those with more."""
    speakers = by_speaker(draft)
    shown = speakers if draft.everything else speakers[:SPEAKERS]
    groups = [group for statements in shown for group in speaker_group(draft, statements)]
    left = speakers[len(shown) :]
    if left:
        groups.append(Group("", (), more=sum(map(len, left)), note=f"{counted(len(left), 'speaker')} more"))
    return Section("positions", "Who said what", tuple(groups), "No report tells what anybody said.")


def by_speaker(draft: Draft) -> list[list[LinkedStatement]]:
    """The statements of each speaker: known ones first, then those not identified, then nobody; of these the newest
    first. An agreement's clauses are left out: they bind, nobody says them."""
    said: dict[tuple[str, str], list[LinkedStatement]] = defaultdict(list)
    for statement in draft.known.dossier.statements:
        if not all(draft.known.is_agreement(key.report) for key in statement.members):
            said[speaker(draft, statement)].append(statement)
    order = sorted(said)
    order.sort(key=lambda who: newest_and_number(draft, said[who]), reverse=True)
    order.sort(key=lambda who: 0 if who[0] in draft.known.actors else 2 if who == NOBODY else 1)
    return [said[who] for who in order]


def newest_and_number(draft: Draft, statements: Sequence[LinkedStatement]) -> tuple[str, int]:
    """The day of a speaker's newest words, and how many statements there are."""
    return max(draft.known.published(key) for one in statements for key in one.members), len(statements)


def speaker(draft: Draft, statement: LinkedStatement) -> tuple[str, str]:
    """Who speaks, as the key of a group: a linked actor; else the source's words in that one story ("he" is another
    person in another); else nobody."""
    if statement.speaker:
        return statement.speaker, ""
    key = statement.members[0]
    source = draft.known.shelf.statements[key].source
    return (draft.known.story[key.report], folded(source.text)) if source else NOBODY


def speaker_group(draft: Draft, statements: Sequence[LinkedStatement]) -> tuple[Group, ...]:
    """One speaker's statements, the newest first."""
    newest = sorted(statements, key=lambda one: statement_order(draft, one), reverse=True)
    return draft.group(heading(draft, newest[0]), newest, lambda one: statement_line(draft, one), EACH)


def statement_order(draft: Draft, one: LinkedStatement) -> tuple[str, str, int]:
    """By the day on which it became known; in one report in the order of the text."""
    key = told_in(draft, one)
    return draft.known.published(key), key.report, -draft.known.shelf.statements[key].start


def statement_of(draft: Draft, one: LinkedStatement) -> Statement:
    """The statement as the first report that had it tells it."""
    return draft.known.shelf.statements[told_in(draft, one)]


def told_in(draft: Draft, one: LinkedStatement) -> Key:
    """The report whose words are shown: the first that had it."""
    return draft.known.newest_first(one.members)[-1]


def heading(draft: Draft, statement: LinkedStatement) -> str:
    """The speaker's name and office; who is not named is said to be unnamed."""
    if statement.speaker:
        actor = draft.known.actors[statement.speaker]
        roles = [role for role in actor.roles if actor.named and role.casefold() not in actor.name.casefold()]
        body = draft.known.actors.get(actor.member_of or "")
        parts = (called(actor), *map(in_line, roles[:1]), *([called(body)] if body and body.named else []))
        return ", ".join(parts)
    source = draft.known.shelf.statements[statement.members[0]].source
    return f"“{in_line(source.text)}”, not identified" if source else "Nobody is named"


def statement_line(draft: Draft, one: LinkedStatement) -> Line:
    """One statement: the day it was said, else reported; how it was said; and the words.

    A broken statement is shown in its parts, so that the report's words between them are in nobody's mouth.
    """
    key = told_in(draft, one)
    statement = draft.known.shelf.statements[key]
    day = statement.time.value if statement.time else draft.known.shelf.days[key.report]
    parts = statement.parts or (Span(start=statement.start, end=statement.end),)
    words: list[Piece] = [Ours(f"{manner(statement)}: ")]
    for part in parts:
        words += [draft.quote(key.report, part), Ours(" … ")]
    others = draft.known.stories(one.members) - 1
    last = Ours(f" (also in {counted(others, 'other story')})") if others else Ours("")
    return Line(
        pieces=(*words[:-1], last),
        sources=tuple(draft.cite(key.report, part) for part in parts),
        day=written(day),
    )


def manner(statement: Statement) -> str:
    """How it was said. Words that are not the speaker's own, but the report's rendering, are called so."""
    if statement.kind != "speech":
        return KINDS[statement.kind]
    verb = VERBS[statement.polarity]
    return verb if statement.mode == "direct" else f"{verb}, as the report puts it"
