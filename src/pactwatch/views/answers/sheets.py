"""Each answer as a sheet for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pactwatch.views.answers.diff import CHANGES, Change, Changed, Diff
from pactwatch.views.answers.disputes import DisputeEntry, Disputes
from pactwatch.views.answers.ledger import STAGES, DueEntry, Heard, Ledger, LedgerEntry
from pactwatch.views.answers.quote import Answer, Quote, Who
from pactwatch.views.answers.said import Said, SaidEntry
from pactwatch.views.answers.sheet import Part, Row, Sheet
from pactwatch.views.answers.timeline import Step, Timeline, TimelineEntry
from pactwatch.views.answers.turns import Turn
from pactwatch.views.answers.who import WhoEntry, WhoIsWho
from pactwatch.views.days import counted, period, written
from pactwatch.views.draft import listed
from pactwatch.views.due import Stage
from pactwatch.views.look import COMMITMENTS, DISPUTED, EVENTS, Mark
from pactwatch.views.positions import KINDS, VERBS
from pactwatch.views.quoting import in_line

Entry = TypeVar("Entry")
SHOWN = 12  # entries of a part, unless all are asked for
WORDS = 100  # code points of an action or of what changed
STAGE: dict[Stage, str] = {
    "past": "Past its day",
    "next": "Next",
    "waiting": "Waiting for an event",
    "done": "Done or decided",
    "undated": "Without a date",
}
CHANGED: dict[Change, Mark] = {
    "missed": Mark("▲", "vermilion", "missed"),
    "denied": Mark("⊗", "vermilion", "denied"),
    "doubted": Mark("◭", "orange", "doubted"),
    "moved": Mark("→", "blue", "moved"),
    "kept": Mark("■", "green", "kept"),
    "begun": Mark("◩", "blue", "begun"),
    "new": Mark("+", "ink", "new"),
}


def part(heading: str, entries: Sequence[Entry], row: Callable[[Entry], Row], limit: int | None = SHOWN) -> Part:
    """A part of a sheet, shortened openly; all of it where there is no limit."""
    shown = entries[:limit]
    return Part(heading, tuple(map(row, shown)), more=len(entries) - len(shown))


def answered(title: str, answer: Answer, parts: tuple[Part, ...], empty: str, note: str = "") -> Sheet:
    """An answer as a sheet: under the title what it rests on and a note."""
    process = f": {in_line(answer.process)}" if answer.process else ""
    return Sheet(f"{title}{process}", tuple(filter(None, (answer.rests_on, note))), parts, empty)


def names(actors: Sequence[Who]) -> str:
    """Names in a row."""
    return listed([one.name for one in actors])


def ledger_sheet(answer: Ledger, everything: bool = False) -> Sheet:
    """The ledger by stage; each line says why."""
    limit = None if everything else SHOWN
    at = {stage: [one for one in answer.entries if one.stage == stage] for stage in STAGES}
    parts = tuple(part(STAGE[stage], entries, duty_row, limit) for stage, entries in at.items())
    return answered(
        "Ledger", answer, parts, "No report tells of a commitment.", "--why ID shows the chain of one verdict"
    )


def duty_row(one: LedgerEntry) -> Row:
    """A commitment: what is owed, why it stands as it does, and every other date that is given."""
    others = [f"also given as {written(date.day)}{counted_from(date)}" for date in one.due[1:] if date.day]
    return Row(
        day=due_day(one.due[0]) if one.due else "no date",
        mark=COMMITMENTS[one.status],
        words=duty_words(one),
        id=one.id,
        notes=(one.why + (counted_from(one.due[0]) if one.due else ""), *others),
    )


def due_day(date: DueEntry) -> str:
    """A due date for the margin."""
    return "at once" if date.kind == "at once" and not date.day else written(date.day)


def duty_words(one: LedgerEntry) -> str:
    """Who owes what, by which clause."""
    clause = f"{one.clause} · " if one.clause else ""
    by = names(one.by) or "nobody named"
    inferred = " (inferred)" if one.by_inferred else ""
    return f"{clause}{by}{inferred}: “{in_line(one.action.text, WORDS)}”"


def counted_from(date: DueEntry) -> str:
    """From what a due date is counted, in brackets."""
    if not date.anchor:
        return "" if date.how == "stated" else f" ({date.how})"
    span = f"{period(date.period)} " if date.period else ""
    side = "before" if date.kind == "period before" else "after" if span else "upon"
    anchor = "the signing" if date.anchor == "signing" else in_line(written_or_given(date.anchor), WORDS // 2)
    began = f", {written(date.since_day)}" if date.since_day else ""
    return f" ({date.how}: {span}{side} {anchor}{began})"


def written_or_given(anchor: str) -> str:
    """An anchor that is a day as days are written, else its words."""
    return anchor if written(anchor) == "no date" else written(anchor)


def why_sheet(answer: Ledger, one: LedgerEntry) -> Sheet:
    """The whole chain of one verdict: the words, the due dates, what decided, and all other evidence."""
    duty = Row(
        day=due_day(one.due[0]) if one.due else "no date",
        words=duty_words(one),
        mark=COMMITMENTS[one.status],
        id=one.id,
        notes=(one.why,),
        quotes=(("", one.action),),
    )
    parts = (
        Part("", (duty,)),
        part("Due", one.due, due_row, None),
        part("What decided", [word for word in one.evidence if word.decides], heard_row, None),
        part("Other words on it", [word for word in one.evidence if not word.decides], heard_row, None),
    )
    return answered("Why", answer, parts, "")


def due_row(date: DueEntry) -> Row:
    """A due date with the words that give it and those that started its time."""
    quotes: list[tuple[str, Quote]] = [("given by", date.words)]
    if date.since:
        quotes.append(("its time runs since", date.since))
    if date.through:
        quotes.append(("for the agreement says", date.through))
    return Row(written(date.day), counted_from(date).strip(" ()") or date.how, quotes=tuple(quotes))


def heard_row(word: Heard) -> Row:
    """Words on a commitment: what they say, of whom, whose they are, and why they are taken to be about it."""
    late = {True: ", late", False: ", in time", None: ""}[word.late]
    done = f" on {written(word.done)}" if word.done else ""
    of = f", of {names(word.of)}" if word.of else ""
    whose = word.voice.name if word.voice else "a speaker who is not identified" if word.spoken else "the report itself"
    why = f"so says {whose}; {word.reason}, likeness {word.likeness:.2f}"
    return Row(written(word.words.published), f"{done}{late}{of}".lstrip(" ,") or why, strong=word.says,
               notes=(why,) if f"{done}{late}{of}" else (), quotes=(("", word.words),))  # fmt: skip


def timeline_sheet(answer: Timeline, everything: bool = False) -> Sheet:
    """Events until the day, and after it; an event that is told more than once has its history under it."""
    dated = [one for one in answer.entries if one.last]
    past = [one for one in dated if is_past(one, answer.as_of)]
    ahead = [one for one in dated if not is_past(one, answer.as_of)]
    undated = [one for one in answer.entries if not one.last]
    shown = past if everything else past[-SHOWN:]
    parts = (
        Part(f"Until {written(answer.as_of)}", tuple(map(event_row, shown)), more=len(past) - len(shown)),
        part(f"From {written(answer.as_of)} on", ahead, event_row, None if everything else SHOWN),
        part("Without an exact day", undated, event_row, None if everything else 0),
    )
    return answered("Timeline", answer, parts, "No report tells of an event.")


def is_past(one: TimelineEntry, day: str) -> bool:
    """Whether an event lies before the day, or has begun on it."""
    begun = one.status in ("happened", "ongoing") and (one.first or "") <= day
    return begun or (one.last or "") < day


def event_row(one: TimelineEntry) -> Row:
    """An event, with each telling."""
    several = len(one.history) > 1
    return Row(
        day=written(one.when) + (" (inferred)" if one.inferred else ""),
        words=one.what,
        mark=EVENTS[one.status],
        id=one.id,
        quotes=tuple((step_words(step) if several else "", step.words) for step in one.history),
    )


def step_words(step: Step) -> str:
    """One telling in a word: its status, its day, who says so."""
    when = f", {written(step.when)}" if step.when and written(step.when) != "no date" else ""
    whose = f", says {step.voice.name}" if step.voice else ""
    return f"{step.status}{when}{whose}{', a copy' if step.copy_of_story else ''}"


def who_sheet(answer: WhoIsWho, everything: bool = False) -> Sheet:
    """Actors that are named, then the others."""
    named = [one for one in answer.entries if one.named]
    others = [one for one in answer.entries if not one.named]
    parts = (
        part("", named, actor_row, None if everything else 2 * SHOWN),
        part("Without a name", others, actor_row, None if everything else 0),
    )
    return answered("Who is who", answer, parts, "No report tells of an actor of that name.")


def actor_row(one: WhoEntry) -> Row:
    """An actor with its other names, offices and side."""
    other_names = [name for name in one.names if name != one.name]
    offices = [f"{office.title} ({span(office.first, office.last)})" for office in one.offices]
    of = [f"of {one.member_of.name}"] if one.member_of else []
    apart = one.side and (one.member_of is None or one.side.id != one.member_of.id)
    side = [f"on the side of {one.side.name}"] if one.side and apart else []
    alike = {f"taken for one: {each.reason}, likeness {each.likeness:.2f}" for each in one.joined if each.likeness}
    named = ("named in the process file",) if one.beforehand else ()
    merged = {
        in_line(": ".join(filter(None, (f"merged by {by.who}", by.why)))) for each in one.joined if (by := each.by)
    }
    return Row(
        day=counted(one.stories, "story"),
        words=", ".join([one.kind, *of, *side]),
        strong=in_line(one.name),
        id=one.id,
        notes=(
            *((f"also {in_line(', '.join(other_names))}",) if other_names else ()),
            *((in_line(", ".join(offices)),) if offices else ()),
            *named,
            *sorted(alike),
            *sorted(merged),
        ),
    )


def span(first: str | None, last: str | None) -> str:
    """From the first to the last day."""
    return written(first) if first == last else f"{written(first)} to {written(last)}"


def said_sheet(answer: Said, everything: bool = False) -> Sheet:
    """What was said, the newest first."""
    parts = (part("", answer.entries, said_row, None if everything else 2 * SHOWN),)
    return answered("Who said what", answer, parts, "No report tells what anybody of that name said.")


def said_row(one: SaidEntry) -> Row:
    """A statement: speaker, how it was said, and the words."""
    source = f"“{in_line(one.source)}”, not identified" if one.source else "nobody named"
    verb = VERBS[one.polarity] if one.kind == "speech" else KINDS[one.kind]
    rendered = ", as the report puts it" if one.kind == "speech" and one.mode != "direct" else ""
    more = f" ({counted(len(one.reports), 'report')}, {counted(one.stories, 'story')})" if len(one.reports) > 1 else ""
    return Row(
        day=written(one.day),
        words=f"{verb}{rendered}{more}",
        strong=one.speaker.name if one.speaker else source,
        quotes=tuple(("", words) for words in one.parts),
    )


def disputes_sheet(answer: Disputes, everything: bool = False) -> Sheet:
    """Disputes with their sides, then turns."""
    limit = None if everything else SHOWN
    parts = (part("Disputed", answer.entries, dispute_row, limit), turns_part(answer.turns, limit))
    return answered("Disputes", answer, parts, "No report shows two sides of one question.")


def dispute_row(one: DisputeEntry) -> Row:
    """A question with the words of each side."""
    what = "; ".join(in_line(subject.what, WORDS) for subject in one.about) or "what is so"
    sides = [
        (side.who.name if side.who else "the report itself" if one.shown else side.holds, side.words)
        for side in one.sides
    ]
    return Row(written(one.last), what, DISPUTED, id=one.id, quotes=tuple(sides))


def turns_part(turns: Sequence[Turn], limit: int | None) -> Part:
    """Turns under their heading."""
    return part("One side's word has changed", turns, turn_row, limit)


def turn_row(one: Turn) -> Row:
    """A side's word before and after."""
    words = ((f"before, {one.held}", one.before), (f"then, {one.holds}", one.after))
    return Row(written(one.after.published), f"on {one.on}", strong=one.side.name, id=one.about, quotes=words)


def diff_sheet(answer: Diff, everything: bool = False) -> Sheet:
    """What changed, by the kind of change."""
    limit = None if everything else SHOWN
    reports, stories = counted(answer.new_reports, "new report"), counted(answer.new_stories, "new story")
    by_change = {change: [one for one in answer.entries if one.change == change] for change in CHANGES}
    parts = [part(change.capitalize(), entries, changed_row, limit) for change, entries in by_change.items()]
    title = f"What changed from {written(answer.since)} to {written(answer.as_of)}"
    note = f"{reports}, {stories}; copies of stories that were known are left out"
    return answered(title, answer, (*parts, turns_part(answer.turns, limit)), "Nothing changed.", note)


def changed_row(one: Changed) -> Row:
    """One change with what stood before, and the words that brought it."""
    before = f"{one.before} → " if one.before else ""
    return Row(
        day=one.on,
        words=in_line(one.what, WORDS),
        mark=CHANGED[one.change],
        id=one.id,
        notes=(f"{before}{one.after}; {one.why}",),
        quotes=(("", one.words),) if one.words else (),
    )
