"""A small invented process, read by hand: an agreement, a wire story and its copy, a denial, and a later report.

And readings in which any of a few names does any of a few things, for properties that hold of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypothesis import strategies as st

from pactwatch.model import Failure, Reading
from pactwatch.work import Given, Taken
from tests.telling import Telling


def agreement() -> Telling:
    telling = Telling(
        "accord.txt",
        "2024-04-01",
        "THE ARL ACCORD\n\n1. The Highland Army shall leave the town of Bel by 1 May 2024.\n"
        "2. The Highland Army shall free all prisoners within 40 days, that is, by 12 May 2024.\n"
        "3. The Union shall send observers within 10 days of the start of the truce.",
        kind="agreement",
    )
    army = telling.actor("Highland Army", kind="forces")
    union = telling.actor("Union", kind="organization")
    accord = telling.agreement("ARL ACCORD", army, union, signed="2024-04-01")
    telling.commitment(
        "leave the town of Bel", army, due=telling.due("1 May 2024", "2024-05-01"), agreement=accord, clause="1"
    )
    counted = {"how": "computed", "kind": "period after", "from": {"anchor": "signing", "period": "P40D"}}
    telling.commitment(
        "free all prisoners",
        army,
        due=telling.due("12 May 2024", "2024-05-12"),
        due_also=[telling.due("within 40 days", "2024-05-11", **counted)],
        agreement=accord,
        clause="2",
    )
    start = {"how": "computed", "kind": "period after", "from": {"anchor": "start of the truce", "period": "P10D"}}
    telling.commitment(
        "send observers", union, due=telling.due("within 10 days", None, **start), agreement=accord, clause="3"
    )
    return telling


WIRE = (
    "Envoy Mira Solt met the commander Ivo Dane in Bel on Monday. “We shall leave the town in time,” Dane said. "
    "A conference is expected in Arl in June, diplomats said, and the guns of the Highland Army were silent all day."
)


def wire(id: str = "wire-1", source: str = "Arl Press", published: str = "2024-04-16") -> Telling:
    telling = Telling(id, published, WIRE, source=source)
    envoy, commander = (
        telling.actor("Mira Solt", roles=["Envoy"]),
        telling.actor("Ivo Dane", "Dane", roles=["commander"]),
    )
    diplomats = telling.actor("diplomats", kind="people", form="epithet")
    telling.statement("We shall leave the town in time,", "Dane", commander, mode="direct")
    told = telling.statement("A conference is expected in Arl in June", "diplomats", diplomats)
    telling.event("CONSULT", "met", envoy, commander, when="2024-04-15", place=telling.place("Bel"))
    telling.event(
        "CONSULT", "conference", when="2024-06", place=telling.place("Arl"), status="expected", statement=told
    )
    return telling


def denial() -> Telling:
    text = "There will be a conference in June, the host says. “There is no conference,” said Mira Solt on Friday."
    telling = Telling("denial.txt", "2024-04-20", text, title="No conference, says envoy", source="The Bel Post")
    envoy = telling.actor("Mira Solt", roles=["envoy"])
    host = telling.actor("host", form="epithet")
    telling.statement("There is no conference,", "Mira Solt", envoy, mode="direct", polarity="denies")
    plan = telling.event("CONSULT", "conference", host, when="2024-06", status="planned")
    telling.dispute([plan], (host, "There will be a conference in June"), (envoy, "There is no conference"))
    return telling


def doubt() -> Telling:
    text = (
        "The Highland Army may not leave Bel by 1 May under the Arl Accord, its commander Ivo Dane said. "
        "Talks that were to be held on 22 April were not spoken of."
    )
    telling = Telling("doubt.txt", "2024-04-25", text, source="Arl Press")
    army, commander = telling.actor("Highland Army", kind="forces"), telling.actor("Ivo Dane", roles=["commander"])
    accord = telling.agreement("Arl Accord", signed="2024-04-01")
    telling.commitment(
        "leave Bel",
        army,
        due=telling.due("1 May", "2024-05-01"),
        agreement=accord,
        status="at risk",
        evidence=[telling.evidence("doubt", "may not leave Bel by 1 May")],
    )
    telling.statement("The Highland Army may not leave Bel", "Ivo Dane", commander, kind="thought")
    telling.event("CONSULT", "Talks", commander, army, when="2024-04-22", status="planned")
    return telling


def process() -> list[Reading]:
    """All of it: five reports, four stories."""
    reports = agreement(), wire(), wire("copy-1", "The Bel Post", "2024-04-17"), denial(), doubt()
    return [telling.reading() for telling in reports]


def read(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """Reads the process's reports as they were read by hand; as `pactwatch.work.read_all`."""
    by_text = {(reading.report.text, reading.report.source): reading for reading in process()}
    for item in taken:
        if isinstance(item, Failure):
            yield item
        else:
            known = by_text[item.text, item.source]
            yield known.model_copy(update={"report": known.report.model_copy(update={"id": item.id})})


NAMES = ("Mira Solt", "Mira Sold", "Solt", "Highland Front", "HLF", "Ivo Dane")
ROLES = ((), ("minister",), ("minister", "envoy"))
DAYS = (None, "2024-05-01", "2024-05-06", "2024-05")
STATUSES = ("happened", "planned", "denied")


@st.composite
def any_reading(draw: st.DrawFn, id: str) -> Reading:
    """A small reading in which any of a few names does any of a few things."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    filler = draw(st.sampled_from(("rain fell", "the bridge was closed for the whole of that long and cold night")))
    text = f"{', '.join(names)} met and spoke of leaving the town by 24 May: {filler}. Arl Accord."
    telling = Telling(id, draw(st.sampled_from(("2024-05-07", "2024-05-08", None))), text)
    ids = [
        telling.actor(name, kind="person" if " " in name else "armed group", roles=draw(st.sampled_from(ROLES)))
        for name in names
    ]
    telling.event("CONSULT", "met", *ids, when=draw(st.sampled_from(DAYS)), status=draw(st.sampled_from(STATUSES)))
    telling.statement("leaving the town", names[0], draw(st.sampled_from((ids[0], None))))
    agreement = telling.agreement("Arl Accord", *ids[:2], signed=draw(st.sampled_from(("2024-04-11", "2024-04", None))))
    due = draw(st.sampled_from((None, telling.due("24 May", "2024-05-24"))))
    telling.commitment("leaving the town", *ids[:1], due=due, agreement=draw(st.sampled_from((agreement, None))))
    telling.dispute(["e1"], (None, "met"), (ids[0], "spoke"))
    return telling.reading()


@st.composite
def any_reports(draw: st.DrawFn) -> list[Reading]:
    """Four small readings."""
    return [draw(any_reading(id)) for id in ("r1", "r2", "r3", "r4")]
