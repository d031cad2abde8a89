"""Pronouns, groups and hosts: what the cast answers for a word."""

from __future__ import annotations

import pytest

from pactwatch.model import Report
from pactwatch.reading.actors import find_actors
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document
from pactwatch.reading.reader import Reader
from tests.conftest import Read


def cast_of(reader: Reader, text: str) -> tuple[Document, Cast]:
    (document,) = reader.parser.parse([Report(id="r", text=text, published="2024-03-28")])
    return document, find_actors(document)


def who(reader: Reader, text: str, word: str, nth: int = 0) -> str | None:
    """The name of the actor for whom the nth such word stands."""
    document, cast = cast_of(reader, text)
    token = [token for token in document.doc if token.text == word][nth]
    id = cast.who(token)
    return None if id is None else cast[id].name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Anna Tolvik met the rebels. She said they were ready.", "She", "Anna Tolvik"),
        ("Anna Tolvik met the rebels. She said they were ready.", "they", "rebels"),
        ("The Taliban signed the deal, and they kept it.", "they", "Taliban"),
        ("The Union sent observers. Turkey said it would pay.", "it", "Turkey"),
        ("Karl Hanley, who led the talks, left.", "who", "Karl Hanley"),
        ("“I was not asked,” Anna Tolvik said.", "I", "Anna Tolvik"),
        ("“We will not disarm,” the Taliban said.", "We", "Taliban"),
    ],
)
def test_a_pronoun_stands_for(reader: Reader, text: str, word: str, name: str) -> None:
    assert who(reader, text, word) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army left. It is clear that nobody knew.", "It"),
        ("Karl Hanley left. She did not.", "She"),
        ("The road is long. He knew it.", "He"),
    ],
)
def test_a_pronoun_without_a_good_answer_stands_for_nobody(reader: Reader, text: str, word: str) -> None:
    assert who(reader, text, word) is None


def test_a_pronoun_is_a_mention_only_where_it_is_cited(reader: Reader) -> None:
    document, cast = cast_of(reader, "Anna Tolvik left. She said nothing.")
    she = next(token for token in document.doc if token.text == "She")
    id = cast.who(she)
    assert id is not None
    assert len(cast.finish()[0].mentions) == 1
    cast.who(she, cite=True)
    assert [mention.form for mention in cast.finish()[0].mentions] == ["name", "pronoun"]


def test_both_sides_have_the_members_that_face_each_other(reader: Reader) -> None:
    document, cast = cast_of(
        reader, "The Afghan government and the Taliban met in Doha. Both sides asked for more time."
    )
    sides = next(token for token in document.doc if token.text == "sides")
    id = cast.who(sides)
    assert id is not None
    assert {cast[member].name for member in cast.members(id)} == {"Afghan government", "Taliban"}


def test_the_two_countries_are_the_last_two_named(reader: Reader) -> None:
    document, cast = cast_of(reader, "Peru accused Ecuador of an attack. The two countries then held talks.")
    id = cast.who(next(token for token in document.doc if token.text == "countries"))
    assert id is not None
    assert {cast[member].name for member in cast.members(id)} == {"Peru", "Ecuador"}


def test_a_visited_place_gives_its_state_only_when_asked(reader: Reader) -> None:
    document, cast = cast_of(reader, "Anna Tolvik arrived in Amman on Monday.")
    assert [actor.name for actor in cast.finish()] == ["Anna Tolvik"]
    id = cast.host(next(token for token in document.doc if token.text == "Amman"))
    assert id is not None
    assert (cast[id].name, cast[id].country, cast[id].mentions[0].text) == ("Jordan", "JOR", "Amman")


def test_it_after_a_thing_of_its_sentence_is_nobody(read: Read) -> None:
    reading = read("Norway brokered the accord. The mayor called the accord a trap and vowed to campaign against it.")
    assert not any(mention.text == "it" for actor in reading.actors for mention in actor.mentions)
