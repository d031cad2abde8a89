"""The agreements that a report mentions, and the one that a text is itself."""

from pactwatch.model import Reading
from tests.conftest import Read

ACCORD = """THE ORLO ACCORD

The Republic of Arda and the Hill People's Front, hereinafter "the Parties",

Have agreed as follows:

Article 1
The Parties shall cease all hostilities.

Article 2
The Republic of Arda shall free all prisoners within ten days of the signing of this Accord.
"""


def told(reading: Reading) -> list[tuple[str, str | None, list[str]]]:
    return [(g.name, g.signed, [m.text for m in g.mentions]) for g in reading.agreements]


def test_a_text_of_articles_that_bind_is_an_agreement(read: Read) -> None:
    reading = read(ACCORD, published="2023-05-03")
    assert reading.report.kind == "agreement"
    assert [(g.signed, "ORLO ACCORD" in g.name) for g in reading.agreements] == [("2023-05-03", True)]
    assert {c.agreement for c in reading.commitments} == {"g1"}


def test_a_report_that_quotes_a_clause_is_a_report(read: Read) -> None:
    text = 'The text says that "the Parties shall cease fire", the minister said. "We shall see," he told reporters.'
    assert read(text).report.kind == "report"


def test_all_words_for_one_agreement_are_one(read: Read) -> None:
    text = (
        "The envoy, who secured a landmark deal last year, is back. The Orlo accord, signed in May 2023, is weak. "
        "The agreement has been broken twice, and the accord may fail."
    )
    assert told(read(text, published="2024-03-28")) == [
        ("Orlo accord", "2023-05", ["landmark deal", "Orlo accord", "agreement", "accord"])
    ]


def test_two_named_agreements_stay_apart(read: Read) -> None:
    text = "The Orlo accord ended the war. The Brask agreement, which followed it, never took effect."
    assert [name for name, _, _ in told(read(text))] == ["Orlo accord", "Brask agreement"]


def test_what_is_only_sought_is_no_agreement(read: Read) -> None:
    assert (
        told(read("The two sides hope to reach a deal. Any agreement would need a vote. It took a great deal of time."))
        == []
    )


def test_a_nation_is_no_agreement_mention(read: Read) -> None:
    assert told(read("By agreement of all present, the meeting was closed.")) == []


def test_the_signing_day_may_follow_in_the_next_sentence(read: Read) -> None:
    text = "The Orlo accord ends the war. It was signed on March 11."
    assert read(text, published="2024-03-28").agreements[0].signed == "2024-03-11"


def test_parties_are_who_signed_it(read: Read) -> None:
    reading = read("The United States signed a peace agreement with the Taliban on Saturday.", published="2024-03-28")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[id] for id in reading.agreements[0].parties] == ["United States", "Taliban"]
