"""People's merges and splits in the dossier."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key, Linked
from pactwatch.model import Reading
from pactwatch.views.known import Known
from tests.process import any_reports, process
from tests.telling import Telling

KINDS = ("actors", "statements", "events", "agreements", "commitments", "disputes")


def judged(left: tuple[str, str], right: tuple[str, str], together: bool, decision: str = "D1") -> Judgement:
    first, second = sorted((Key(*left), Key(*right)))
    return Judgement(left=first, right=second, together=together, decision=decision, who="Ann", why="I know them")


def home(dossier: Dossier, kind: str, key: tuple[str, str]) -> Linked:
    found: Linked = next(one for one in getattr(dossier, kind) if key in one.members)
    return found


def told(id: str, name: str = "Mira Solt", text: str = "", **fields: str) -> Telling:
    """A report in which somebody meets somebody, owes something and disputes it; three of them are one in all."""
    filler = text or " ".join(f"{id}{number}" for number in range(30))
    telling = Telling(
        id, "2024-05-07", f"{name} met in Bel and will leave Bel by 24 May under the Arl Accord. {filler}"
    )
    actor = telling.actor(name, **fields)
    telling.event("CONSULT", "met", actor, when="2024-05-06")
    telling.statement("will leave Bel by 24 May", name, actor)
    accord = telling.agreement("Arl Accord", signed="2024-04-11")
    telling.commitment("leave Bel", actor, due=telling.due("24 May", "2024-05-24"), agreement=accord)
    telling.dispute(["e1"], (None, "met in Bel"), (actor, "Mira Solt" if name == "Mira Solt" else name))
    return telling


ENTRIES = (("actors", "a1"), ("events", "e1"), ("statements", "s1"), ("agreements", "g1"), ("commitments", "c1"))


@pytest.mark.parametrize(("kind", "id"), [*ENTRIES, ("disputes", "d1")])
def test_a_split_parts_what_links_would_join_and_the_others_stay_together(kind: str, id: str) -> None:
    readings = [told(report).reading() for report in ("r1", "r2", "r3")]
    assert len(home(link(readings), kind, ("r1", id)).members) == 3
    parted = link(readings, [judged(("r1", id), ("r2", id), together=False)])
    assert home(parted, kind, ("r1", id)).id != home(parted, kind, ("r2", id)).id
    assert len(home(parted, kind, ("r3", id)).members) == 2


@pytest.mark.parametrize(("kind", "id"), [*ENTRIES, ("disputes", "d1")])
def test_a_merge_joins_what_nothing_else_links_and_the_link_says_who_and_why(kind: str, id: str) -> None:
    one, other = told("r1").reading(), plain().reading()
    assert home(link([one, other]), kind, ("r1", id)).members == (Key("r1", id),)
    merged = home(link([one, other], [judged(("r1", id), ("r2", id), together=True)]), kind, ("r1", id))
    assert merged.members == (Key("r1", id), Key("r2", id))
    (why,) = [each for each in merged.links if each.by]
    assert (why.reason, why.by and (why.by.who, why.by.why, why.by.decision)) == (
        "merged by a person",
        ("Ann", "I know them", "D1"),
    )


def plain() -> Telling:
    """A report that has nothing in common with the others."""
    telling = Telling("r2", "2024-05-08", "The Harbour Guard fired on Arl; it shall pay a fine. A pact, it denied.")
    guard = telling.actor("Harbour Guard", kind="armed group")
    telling.event("ASSAULT", "fired", guard, when="2024-05-07")
    telling.statement("it denied", "Harbour Guard", guard, polarity="denies")
    pact = telling.agreement("A pact")
    telling.commitment("pay a fine", guard, agreement=pact)
    telling.dispute(["e1"], (None, "fired"), (guard, "it denied"))
    return telling


WORDS = "the envoy spoke of the river crossing at Bel and of nine boats that the Harbour Guard of Arl keeps there"


def test_a_copy_that_is_split_off_is_a_story_of_its_own() -> None:
    readings = [told(report, text=WORDS).reading() for report in ("r1", "r2", "r3")]
    assert len(link(readings).stories) == 1
    parted = link(readings, [judged(("r1", ""), ("r3", ""), together=False)])
    assert sorted(len(story.members) for story in parted.stories) == [1, 2]
    other = plain().reading()
    merged = link([readings[0], other], [judged(("r1", ""), ("r2", ""), together=True)])
    assert [len(story.members) for story in merged.stories] == [2]


def test_a_split_off_copy_goes_with_what_it_is_most_alike() -> None:
    changed = WORDS.replace("nine boats", "seven ships")
    texts = {"r1": WORDS, "r2": changed, "r3": changed, "r4": WORDS}
    readings = [told(report, text=text).reading() for report, text in texts.items()]
    assert len(link(readings).stories) == 1
    parted = link(readings, [judged(("r1", ""), ("r2", ""), together=False)])
    stories = {tuple(key.report for key in story.members) for story in parted.stories}
    assert stories == {("r1", "r4"), ("r2", "r3")}


def test_who_is_split_off_from_every_other_leaves_them_joined() -> None:
    readings = [told(report).reading() for report in ("r1", "r2", "r3")]
    apart = [judged(("r2", "a1"), (other, "a1"), together=False, decision=other) for other in ("r1", "r3")]
    dossier = link(readings, apart)
    assert home(dossier, "actors", ("r1", "a1")).members == (Key("r1", "a1"), Key("r3", "a1"))


def test_two_entries_of_one_report_can_be_merged_and_others_still_join_them() -> None:
    telling = told("r1")
    telling.event("CONSULT", "in Bel", "a1", when="2024-05-02")
    readings = [telling.reading(), told("r2").reading()]
    merged = link(readings, [judged(("r1", "e1"), ("r1", "e2"), together=True)])
    assert home(merged, "events", ("r2", "e1")).members == (Key("r1", "e1"), Key("r1", "e2"), Key("r2", "e1"))


def test_merges_hold_before_splits() -> None:
    readings = [told(report).reading() for report in ("r1", "r2", "r3")]
    judgements = [
        judged(("r1", "a1"), ("r2", "a1"), together=True, decision="D1"),
        judged(("r2", "a1"), ("r3", "a1"), together=True, decision="D2"),
        judged(("r1", "a1"), ("r3", "a1"), together=False, decision="D3"),
    ]
    assert len(home(link(readings, judgements), "actors", ("r1", "a1")).members) == 3


def test_what_hangs_on_an_actor_follows_the_merge() -> None:
    one, other = told("r1"), told("r2", name="M. Solt-Arne")
    judgement = judged(("r1", "a1"), ("r2", "a1"), together=True)
    assert len(link([one.reading(), other.reading()]).events) == 2
    assert len(link([one.reading(), other.reading()], [judgement]).events) == 1


def test_a_judgement_on_a_report_that_is_not_known_yet_waits_and_holds_from_its_day() -> None:
    judgement = judged(("wire-1", "a1"), ("doubt.txt", "a2"), together=True)
    dossier = link(process(), [judgement])
    assert Known(dossier, "2024-04-16").dossier.judgements == (judgement,)
    early = Known(dossier, "2024-04-16").dossier
    assert early == link(early.readings, [judgement])
    assert len({one.id for one in early.actors}) > 1
    assert Known(dossier, "2024-04-25").who[Key("wire-1", "a1")] == Known(dossier).who[Key("doubt.txt", "a2")]


@st.composite
def any_judgements(draw: st.DrawFn, readings: list[Reading]) -> list[Judgement]:
    """Up to six words on pairs of entries, reports among them."""
    keys = [[Key(each.report.id, entry.id) for each in readings for entry in getattr(each, kind)] for kind in KINDS]
    pairs = [pair for each in [*keys, [Key(one.report.id, "") for one in readings]] for pair in combinations(each, 2)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6))
    return [judged(*pair, together=draw(st.booleans()), decision=f"D{n}") for n, pair in enumerate(chosen)]


def homes(dossier: Dossier) -> dict[Key, str]:
    linked = [*dossier.stories, *(one for kind in KINDS for one in getattr(dossier, kind))]
    return {key: one.id for one in linked for key in one.members}


@settings(max_examples=50, deadline=None)
@given(st.data(), any_reports(), st.randoms(use_true_random=False))
def test_judgements_hold_in_any_order(data: st.DataObject, given: list[Reading], random: object) -> None:
    judgements = data.draw(any_judgements(given))
    dossier = link(given, judgements)
    found = homes(dossier)
    merged = {frozenset((one.left, one.right)) for one in judgements if one.together}
    for one in judgements:
        if one.together or not reachable(one.left, one.right, merged):
            assert (found[one.left] == found[one.right]) is one.together
    random.shuffle(given)  # type: ignore[attr-defined]
    random.shuffle(judgements)  # type: ignore[attr-defined]
    assert link(given, judgements).model_dump_json() == dossier.model_dump_json()


def reachable(one: Key, other: Key, pairs: set[frozenset[Key]]) -> bool:
    """Whether merges lead from one entry to another."""
    seen, waiting = {one}, [one]
    while waiting:
        at = waiting.pop()
        new = {key for pair in pairs if at in pair for key in pair} - seen
        seen |= new
        waiting += new
    return other in seen
