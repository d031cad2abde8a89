"""Copies: which texts tell one story in nearly the same words."""

from __future__ import annotations

import random

import pytest

from benchmarks.copies import PRECISION_BAR, RECALL_BAR, plant, score, topical
from pactwatch.linking.copies import Copy, find_copies, stories
from pactwatch.linking.dossier import link
from tests.telling import Telling

STORY = (
    "The envoy of the union left Lorvik on Monday after three days of talks about the bridge, the harbour and the "
    "prisoners. General Orsan received her twice. She said that the sides had come closer than ever before in this "
    "long spring, and that the joint commission would meet again in Marsa on 12 May. The rebels asked for 40 more days."
)


def found(*texts: str) -> list[Copy]:
    return list(find_copies({str(number): text for number, text in enumerate(texts)}))


def test_the_same_words_are_the_same_text_whatever_their_case_and_punctuation() -> None:
    assert found(STORY, STORY.upper().replace(",", " -")) == [Copy("0", "1", 1.0, "same text")]


def test_an_edited_copy_under_another_title_is_told() -> None:
    edited = "Envoy hopeful\n\n" + STORY.replace("left", "departed from").replace("received", "saw")
    (copy,) = found(STORY, edited)
    assert copy.reason == "copied text"
    assert 0.7 < copy.likeness < 1


def test_a_copy_that_was_cut_is_a_part() -> None:
    (copy,) = found(STORY, STORY[: len(STORY) // 2])
    assert (copy.reason, copy.likeness > 0.9) == ("cut text", True)


def test_a_report_with_the_same_phrases_on_other_things_is_no_copy() -> None:
    others = (("Lorvik", "Pravin"), ("Monday", "Friday"), ("Orsan", "Belk"), ("12 May", "3 July"), ("40", "7"))
    next_week = STORY.replace("the bridge, the harbour and the prisoners", "amnesty").replace("Marsa", "Noral")
    for name, other in others:
        next_week = next_week.replace(name, other)
    assert found(STORY, next_week) == []


def test_the_same_sentences_in_another_order_are_less_alike() -> None:
    turned = ". ".join(reversed(STORY.removesuffix(".").split(". ")))
    assert found(STORY, turned) == []


def test_texts_of_few_words_or_none_are_compared_too() -> None:
    assert found("", "  ", "Talks.", "talks", "of the") == [Copy("2", "3", 1.0, "same text")]


def test_copies_of_copies_are_one_story() -> None:
    texts = {"a": STORY, "b": "Rain fell in Marsa.", "c": STORY + " Rain fell.", "d": "Gazette. " + STORY}
    assert stories(texts) == (("a", "c", "d"), ("b",))


def test_any_order_gives_the_same() -> None:
    texts = plant(dict(topical(20, random.Random(5))), random.Random(5)).texts
    turned = dict(sorted(texts.items(), reverse=True))
    assert list(find_copies(texts)) == list(find_copies(turned))


@pytest.mark.parametrize("seed", [11, 12])
def test_planted_copies_are_told_from_reports_of_the_same_topic(seed: int) -> None:
    chance = random.Random(seed)
    recall, precision = score(plant(dict(topical(60, chance)), chance))
    assert recall >= RECALL_BAR
    assert precision >= PRECISION_BAR


def test_the_storys_day_is_the_earliest() -> None:
    days = {"a": "2024-05-09", "b": "2024-05-07", "c": None}
    told = link(Telling(id, day, STORY).reading() for id, day in days.items())
    assert [story.published for story in told.stories] == ["2024-05-07"]
