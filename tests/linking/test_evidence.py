"""Evidence: whether a segment speaks of what a provision asks, and what it says of its state."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.linking.evidence import bears_on

COUNCIL = (
    "Reconstitute an independent Harbour Safety Council (HSC) to hold free and fair votes on fares before the end of "
    "the Transitional Period."
)
WEAPONS = "The Parties shall withdraw their heavy weapons in the district of Bel within 30 days."
TRUCE = "Immediate and full ceasefire in the districts of Arl and Bel as of 1 May."
LAW = "The Committee shall review the Fisheries Act, 2012, and present a draft bill to the assembly."


@pytest.mark.parametrize(
    ("provision", "segment", "says"),
    [
        (COUNCIL, "The Harbour Safety Council has not yet been reconstituted.", "not started"),
        (COUNCIL, "The restructuring of the HSC is behind schedule.", "delayed"),
        (COUNCIL, "The reconstituted Harbour Safety Council was inaugurated on Monday.", "fulfilled"),
        (COUNCIL, "Reconstitution of the HSC by the Presidency", "planned"),
        (COUNCIL, "The agreement provides for the HSC to be reconstituted.", "unclear"),
        (WEAPONS, "So far 40 of 90 heavy weapons have been withdrawn.", "partly"),
        (WEAPONS, "The Mission again saw tanks in violation of the lines of withdrawal.", "breached"),
        (WEAPONS, "The withdrawal of heavy weapons is under way.", "ongoing"),
        (WEAPONS, "The army will withdraw its heavy weapons next week.", "planned"),
        (TRUCE, "The truce is largely holding but shots were heard near Arl.", "partly"),
        (TRUCE, "Ceasefire violations increased in the last two weeks.", "breached"),
        (LAW, "The assembly passed the Fisheries Bill in May.", "fulfilled"),
    ],
)
def test_a_segment_that_speaks_of_the_deed_is_about_it_and_its_words_tell_the_state(
    provision: str, segment: str, says: str
) -> None:
    verdict = bears_on(provision, segment)
    assert verdict.about, verdict
    assert verdict.says == says, verdict


@pytest.mark.parametrize(
    ("provision", "segment"),
    [
        (COUNCIL, "Free and fair votes before the end of the Transitional Period remain a challenge."),
        (COUNCIL, "The Parties met to review the implementation of the agreement."),
        (WEAPONS, "The district of Bel lies north of the line of contact."),
        (TRUCE, "Relief was brought to the districts of Arl and Bel on 1 May."),
        (LAW, "The Committee presented the Ports Bill to the minister."),
        (LAW, "Members of the Fisheries Commission are paid by the state."),
    ],
)
def test_the_same_body_topic_or_process_alone_is_not_enough(provision: str, segment: str) -> None:
    verdict = bears_on(provision, segment)
    assert not verdict.about, verdict
    assert verdict.says is None


def test_a_list_says_what_its_lead_says() -> None:
    item = "(ii) reconstitution of the Harbour Safety Council;"
    for lead, says in (
        ("The following tasks are still outstanding: (i) a map of the port;", "not started"),
        ("The quarter's achievements were these: (i) a map of the port;", "fulfilled"),
        ("", "not started"),
    ):
        assert bears_on(COUNCIL, item, lead).says == says


def test_why_names_the_words() -> None:
    assert bears_on(WEAPONS, "The heavy weapons were not withdrawn.").why == (
        "shares withdraw, heavy, weapons; “were not”"
    )


def test_a_provision_without_words_is_nobodys_subject() -> None:
    assert bears_on("(1)", "Anything.").about is False


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_likeness_from_0_to_1(provision: str, segment: str, context: str) -> None:
    verdict = bears_on(provision, segment, context)
    assert 0 <= verdict.likeness <= 1
    assert (verdict.says is None) == (not verdict.about)


def test_evidence_needs_no_language_model() -> None:
    code = "import sys, json; import pactwatch.linking.evidence; print(json.dumps('spacy' in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) is False
