"""What is new on a record since it was looked at last: due dates, disputes, changes of status."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pactwatch.library.questions import Questions
from pactwatch.views.answers.disputes import DisputeEntry
from pactwatch.views.answers.ledger import LedgerEntry
from pactwatch.views.answers.quote import Quote
from pactwatch.watch.state import Known, Notice


def news(record: Questions, known: Known | None, day: str) -> tuple[Known, list[Notice]]:
    """What is known on an ISO day, and what of it is new; nothing is where nothing was looked at before."""
    try:
        ledger, disputes = record.ledger(day), record.disputes(day)
    except ValueError:  # no report yet
        return known or Known(), []
    now, found = Known(), list[Notice]()
    for entry in ledger.entries:
        for due in entry.due:
            if due.day:
                key = f"{place(entry.action)} {due.day}"
                now.dues.append(key)
                if known and key not in known.dues:
                    found.append(notice("due", key, day, f"New due date, {due.day}: {owed(entry)}", due.words))
        key = place(entry.action)
        before = known.statuses.get(key) if known else None
        now.statuses[key] = entry.status
        if before and before != entry.status:
            title = f"Now {entry.status}, before {before}: {owed(entry)}"
            words = next((heard.words for heard in entry.evidence if heard.decides), entry.action)
            found.append(notice("status", f"{key} {before} {entry.status} {day}", day, title, words, entry.why))
    for dispute in disputes.entries:
        key = " ".join(sorted(place(subject.words) for subject in dispute.about))
        now.disputes.append(key)
        if known and key not in known.disputes:
            found.append(notice("dispute", key, day, title_of(dispute), *[side.words for side in dispute.sides]))
    return now, found


def place(words: Quote) -> str:
    """Where words stand: what an entry is told by is the same in every rebuild of the record."""
    return f"{words.report}#{words.start}-{words.end}"


def owed(entry: LedgerEntry) -> str:
    """A commitment in a line."""
    debtors = " and ".join(actor.name for actor in entry.by) or "somebody not named"
    return f"{debtors} {entry.modality} “{in_line(entry.action.text)}”"


def title_of(dispute: DisputeEntry) -> str:
    """A dispute in a line."""
    sides = " and ".join(side.who.name if side.who else "the report itself" for side in dispute.sides)
    return f"New dispute between {sides}: {'; '.join(subject.what for subject in dispute.about)}"


def notice(kind: str, key: str, day: str, title: str, *told: Quote | str) -> Notice:
    """A notice; its id follows from what it is about."""
    id = hashlib.sha256(f"{kind} {key}".encode()).hexdigest()[:32]
    return Notice(id=id, day=day, title=in_line(title), text="\n".join(lines(told)))


def lines(told: tuple[Quote | str, ...]) -> Iterator[str]:
    """What a notice says below its title: our words as they are, a report's in quotation marks with their place."""
    for one in told:
        if isinstance(one, str):
            yield one
        else:
            yield f"“{in_line(one.text)}” ({one.outlet}, {one.published or 'no date'}; {place(one)})"


def in_line(text: str) -> str:
    """Words without breaks."""
    return " ".join(text.split())
