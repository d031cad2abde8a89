"""Reports whose every part tries to be more than words: markup and script in text, title, names, source and address,
turned writing, control characters. Beside them the small process, so that every page has something to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pactwatch.model import Failure, Reading
from pactwatch.work import Given, Taken
from tests import process
from tests.telling import Telling

SCRIPT = "<script>document.title='taken'</script>"
IMAGE = "<img src=x onerror=\"document.title='taken'\">"
BROKEN = "\"'><svg onload=\"document.title='taken'\">"
TURNED = "Mira \u202etloS"
ADDRESS = "javascript:document.title='taken'"
LATE = "</textarea></title></style></bdi></q></a>{{7*7}}${7*7}"
NAME = f"Count {SCRIPT}"


def hostile() -> Telling:
    """One report that tries it all."""
    text = (
        f"{NAME} met {TURNED} on Monday {IMAGE}. “{BROKEN} shall be done,” said {NAME}. "
        f"{TURNED} denied it. {NAME} shall {LATE} by 30 April 2024 under the {BROKEN} Accord.\x07\x1b[31m"
    )
    telling = Telling(
        f"{SCRIPT}{IMAGE}/../#?&.txt",
        "2024-04-18",
        text,
        title=f"{LATE}{SCRIPT}",
        source=f"{IMAGE} Post",
        url=ADDRESS,
    )
    count = telling.actor(NAME, roles=[IMAGE, LATE])
    other = telling.actor(TURNED, kind="organization", roles=[SCRIPT])
    said = telling.statement(f"{BROKEN} shall be done,", NAME, count, mode="direct")
    met = telling.event("CONSULT", "met", count, other, when="2024-04-15", place=telling.place(TURNED))
    telling.event("REJECT", "denied", other, when="2024-04-18", statement=said)
    accord = telling.agreement(f"{BROKEN} Accord", count, other, signed="2024-04-10")
    telling.commitment(
        LATE, count, due=telling.due("30 April 2024", "2024-04-30"), agreement=accord, clause=IMAGE, by_inferred=True
    )
    telling.dispute([met], (count, BROKEN), (other, TURNED))
    return telling


def readings() -> list[Reading]:
    """All reports."""
    return [*process.process(), hostile().reading()]


def read(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """As `pactwatch.work.read_all`."""
    by_text = {(reading.report.text, reading.report.source): reading for reading in readings()}
    for item in taken:
        if isinstance(item, Failure):
            yield item
        else:
            known = by_text[item.text, item.source]
            yield known.model_copy(update={"report": known.report.model_copy(update={"id": item.id})})
