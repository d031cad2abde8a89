"""The commitments that reports tell of."""

from pactwatch.model import Reading
from tests.conftest import Read

TERM = (
    "Under the Orlo Accord signed on 3 May 2023, the Lower Valley must withdraw all its guards from the dam by 1 June."
)


def roles(reading: Reading, number: int = 0) -> list[tuple[str, str]]:
    return [(reading.report.text[e.start : e.end], e.role) for e in reading.commitments[number].evidence]


def test_a_term_of_an_agreement(read: Read) -> None:
    reading = read(TERM, published="2023-05-10")
    found = reading.commitments[0]
    assert found.agreement == reading.agreements[0].id
    assert found.due is not None
    assert (found.action.text, found.due.value, found.status) == (
        "withdraw all its guards from the dam",
        "2023-06-01",
        "pending",
    )


def test_a_bare_period_counts_from_the_agreements_signing(read: Read) -> None:
    text = "Under the Orlo Accord signed in May 2023, it was agreed that all foreign troops will leave in 14 months."
    found = read(text, published="2024-01-10").commitments[0]
    assert found.due is not None
    assert found.due.from_ is not None
    assert (found.due.value, found.due.how, found.due.from_.anchor) == ("2024-07", "computed", "2023-05")


def test_one_commitment_a_duty_not_one_a_sentence(read: Read) -> None:
    text = f"{TERM}\n\nThe June 1 deadline for the withdrawal of the guards is near."
    assert len(read(text, published="2023-05-10").commitments) == 1


def test_a_pledge_needs_no_agreement(read: Read) -> None:
    text = "The mayor of Orlo pledged on Monday to free the prisoners by the end of June."
    found = read(text, published="2023-05-10").commitments
    assert [(c.action.text, c.agreement, c.due and c.due.value) for c in found] == [
        ("free the prisoners", None, "2023-06-30")
    ]


def test_plans_hopes_and_calls_are_no_commitments(read: Read) -> None:
    text = (
        "The president is to address the nation tonight. The two sides will meet on Friday. "
        "The envoy urged the rebels to lay down their arms. The minister hopes to visit Orlo."
    )
    assert read(text, published="2023-05-10").commitments == ()


def test_a_doubt_puts_it_at_risk(read: Read) -> None:
    text = f"{TERM}\n\nThe commander of the guards said it would be hard to meet the June 1 deadline."
    reading = read(text, published="2023-05-20")
    assert reading.commitments[0].status == "at risk"
    assert "doubt" in [role for _, role in roles(reading)]


def test_another_matter_is_no_evidence(read: Read) -> None:
    text = f"{TERM}\n\nA schoolteacher said it was hard to find books in the valley."
    assert read(text, published="2023-05-20").commitments[0].status == "pending"


def test_done_in_time_and_done_late(read: Read) -> None:
    done = f"{TERM}\n\nThe guards were withdrawn from the dam on 30 May."
    late = f"{TERM}\n\nThe guards were withdrawn from the dam on 9 June."
    assert read(done, published="2023-06-20").commitments[0].status == "fulfilled"
    assert read(late, published="2023-06-20").commitments[0].status == "fulfilled late"


def test_silence_is_no_breach(read: Read) -> None:
    assert read(TERM, published="2023-06-20").commitments[0].status == "pending"


def test_a_term_that_officials_tell_counts_from_the_accord(read: Read) -> None:
    text = (
        "Under the accord, the guards are to leave the dam within five days of the signing. The weapons must be "
        "surrendered 90 days after the accord enters into force, officials said."
    )
    dues = [one.due for one in read(text, published="2023-05-20").commitments]
    assert [due.from_.period for due in dues if due and due.from_] == ["P5D", "P90D"]


def test_what_an_agreement_calls_for_is_a_term(read: Read) -> None:
    reading = read("The accord calls for the release of all prisoners by June 1.", published="2023-05-20")
    (duty,) = reading.commitments
    assert duty.due is not None
    assert (duty.action.text, duty.due.value) == ("the release of all prisoners", "2023-06-01")


def test_every_clause_of_a_list_of_terms_is_one(read: Read) -> None:
    text = (
        "Under the accord, former rebels will be taken into the army within 12 months, assemblies are to be set up, "
        "and the government undertakes to create a fund. The parties also agreed to form a committee within 30 days."
    )
    dues = [one.due.text if one.due else None for one in read(text, published="2023-05-20").commitments]
    assert dues == ["within 12 months", None, None, "within 30 days"]


def test_a_day_that_is_counted_is_a_deadline(read: Read) -> None:
    reading = read("Talks on a second phase must begin by the 16th day. The guards are to leave by the seventh day.")
    assert [(one.due.text, one.due.from_) for one in reading.commitments if one.due] == [
        ("by the 16th day", None),
        ("by the seventh day", None),
    ]


def test_who_is_committed_to_an_agreement_owes_no_agreement(read: Read) -> None:
    assert read("The group was committed to the agreement announced by the mediators.").commitments == ()
