"""What reports say of commitments, and whose word it is."""

from __future__ import annotations

import pytest

from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.testimony import Testimony as Heard  # by its own name pytest takes it for a test
from tests.telling import Telling


def accord(*clauses: tuple[str, str]) -> Telling:
    """An agreement in which the Government and the Hill Front owe what the clauses say: who, and what."""
    lines = "\n".join(
        f"{number}. The {who} shall {what} by 1 May 2024." for number, (who, what) in enumerate(clauses, 1)
    )
    telling = Telling(
        "accord.txt",
        "2024-04-01",
        f"HILL ACCORD of the Government of Marn and the Hill Front\n\n{lines}\n",
        kind="agreement",
    )
    government = telling.actor("Government of Marn", "Government", kind="government body")
    front = telling.actor("Hill Front", kind="armed group")
    agreement = telling.agreement("HILL ACCORD", government, front, signed="2024-04-01")
    for number, (who, what) in enumerate(clauses, 1):
        due = telling.due("1 May 2024", "2024-05-01")
        by = government if who == "Government" else front
        telling.commitment(what, by, due=due, agreement=agreement, clause=str(number))
    return telling


CLAUSES = (
    ("Government", "withdraw all its troops from the town of Bel"),
    ("Hill Front", "release sixty prisoners"),
    ("Government", "exchange lists of missing persons"),
)


def report(text: str, id: str = "news", published: str = "2024-05-03") -> Telling:
    telling = Telling(id, published, text, source="Marn Post")
    if "government" in text:
        telling.actor("government", kind="government body", form="epithet")
    if "Hill Front" in text:
        telling.actor("Hill Front", kind="armed group")
    return telling


def heard(*tellings: Telling) -> list[tuple[str, Heard]]:
    """The actions of the accord of which anything is said, with the testimony."""
    dossier: Dossier = link([accord(*CLAUSES).reading(), *(one.reading() for one in tellings)])
    actions = {one.id: key for one in dossier.commitments for key in one.members if key.report == "accord.txt"}
    texts = {f"c{number}": what for number, (_, what) in enumerate(CLAUSES, 1)}
    return [(texts[actions[one.commitment].id], one) for one in dossier.testimony]


@pytest.mark.parametrize(
    ("text", "action", "says"),
    [
        ("The government withdrew its last soldiers from Bel.", CLAUSES[0][1], "fulfilled"),
        ("The government has not withdrawn its soldiers from Bel.", CLAUSES[0][1], "not started"),
        ("The government will withdraw its soldiers from Bel.", CLAUSES[0][1], "planned"),
        ("The withdrawal of soldiers from Bel was put off, the government said.", CLAUSES[0][1], "delayed"),
        ("The Hill Front freed 60 captives three days late.", CLAUSES[1][1], "fulfilled"),
        ("The Hill Front released 40 of 60 prisoners.", CLAUSES[1][1], "partly"),
        ("The Hill Front would release prisoners if the rain stopped.", CLAUSES[1][1], "unclear"),
    ],
)
def test_a_sentence_says_how_a_commitment_stands(text: str, action: str, says: str) -> None:
    (found,) = heard(report(text))
    assert (found[0], found[1].says) == (action, says)


@pytest.mark.parametrize(
    "text",
    [
        "The Hill Front withdrew its soldiers from Bel.",  # another's deed
        "The government withdrew its proposal.",  # another thing
        "Sixty prisoners sang in Bel.",  # another deed
        "Rain fell on Bel.",
    ],
)
def test_the_same_party_place_or_thing_alone_is_no_evidence(text: str) -> None:
    assert heard(report(text)) == []


def test_the_words_tell_whether_it_was_late() -> None:
    late = report("The Hill Front freed 60 captives three days late.")
    early = report("The Hill Front freed 60 captives in time.", id="other")
    assert [one.late for _, one in heard(late, early)] == [True, False]


def test_a_statement_is_its_speakers_word() -> None:
    said = report("The government has withdrawn its soldiers from Bel, Mira Solt said.")
    speaker = said.actor("Mira Solt")
    said.statement("The government has withdrawn its soldiers from Bel", "Mira Solt", speaker)
    ((_, found),) = heard(said)
    assert found.statement == "s1"
    assert found.voice is not None


def test_what_leans_on_the_sentence_before_it_is_read_with_it() -> None:
    told = heard(report("The Hill Front was to release sixty prisoners in May. It did so a week late."))
    assert [one.says for _, one in told] == ["planned", "fulfilled"]


def test_a_heading_that_cites_the_article_says_what_is_meant() -> None:
    told = heard(report("Prisoners (Article 2)\n\nThe Hill Front has handed over 20 of 60 captives.\n"))
    assert [(action, one.says, one.reason) for action, one in told] == [(CLAUSES[1][1], "partly", "same article")]
