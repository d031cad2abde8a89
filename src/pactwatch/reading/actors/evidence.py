"""Evidence in a text for what an unknown name names: a place stands "in" and "near", a state has a government.

The language model knows few invented or rare names; the report itself mostly shows what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from pactwatch.codes import uses, words
from pactwatch.reading.actors.lexicon import Calling

GENITIVES = frozenset({"'s", "’s", "'", "’"})
PEOPLE_ENDINGS = uses("actors", "people ending")
STEM = 4  # letters that a country and its people share at least


class Evidence:
    """What the words around unknown capitalised words show. `called` are a text's callings, as token ranges."""

    def __init__(self, tokens: Sequence[Token], called: Iterable[tuple[int, int, Calling]]) -> None:
        self._tokens = tokens
        self._states: set[str] = set()
        self._sites: set[str] = set()
        self._adjectives: set[str] = set()
        called = list(called)
        titled = {end for _, end, calling in called if calling.title and tokens[end - 1].text[0].isupper()}
        weak: set[str] = set()
        for start, end, calling in called:
            if calling.scope == "national" or calling.sector in ("GOV", "MIL"):
                self._read_government(start, end)
            elif start and tokens[start - 1].lower_.endswith(PEOPLE_ENDINGS) and tokens[start - 1].text[0].isupper():
                weak.add(tokens[start - 1].lower_)
        for token in tokens:
            if token.text[:1].isupper() and token.i not in titled and self._after_place_word(token.i):
                self._sites.add(token.lower_)
        capitals: dict[str, dict[str, str]] = {}
        for token in tokens:
            if token.text[:1].isupper():
                capitals.setdefault(token.lower_[:STEM], {})[token.lower_] = token.text
        self._countries = {
            one: text
            for one in self._adjectives | weak
            for word, text in capitals.get(one[:STEM], {}).items()
            if len(word) < len(one) and same_stem(word, one)
        }
        self._adjectives |= set(self._countries)
        self._states |= {country.lower() for country in self._countries.values()}

    def is_state(self, word: str) -> bool:
        """Whether a word in small letters is shown to be a state: it has a government, or a people named after it."""
        return word in self._states

    def is_place(self, word: str) -> bool:
        """Whether a word in small letters is shown to be a place or a state."""
        return word in self._sites or word in self._states

    def is_adjective(self, word: str) -> bool:
        """Whether a word in small letters is shown to be a country's adjective."""
        return word in self._adjectives

    def country_of(self, word: str) -> str | None:
        """The country's name of which a word in small letters is the adjective, as the text has it."""
        return self._countries.get(word)

    def _read_government(self, start: int, end: int) -> None:
        """Reads "Karsovan government", "Karsova's army" and "government of Karsova"."""
        before = self._tokens[start - 1] if start else None
        if before is not None and before.lower_ in GENITIVES and start > 1:
            owner = self._tokens[start - 2]
            if owner.text[0].isupper() and owner.ent_type_ != "PERSON":
                self._states.add(owner.lower_)
        elif before is not None and before.text[0].isupper() and before.lower_.endswith(PEOPLE_ENDINGS):
            self._adjectives.add(before.lower_)
        after = self._tokens[end : end + 2]
        if len(after) == 2 and after[0].lower_ == "of" and after[1].text[0].isupper():
            self._states.add(after[1].lower_)

    def _after_place_word(self, index: int) -> bool:
        """Whether a token follows a preposition of place, or a noun for a kind of place and "of"."""
        before = self._tokens[index - 1] if index else None
        if before is None:
            return False
        if before.lower_ == "of" and before.i:
            return self._tokens[before.i - 1].lemma_.lower() in words("motion", "sites")
        after = self._tokens[index + 1 : index + 4]
        if len(after) == 3 and after[0].text == "," and after[2].lower_ in words("motion", "sites"):
            return True
        going = before.lower_ in words("motion", "along") and before.head.lemma_.lower() in words("motion", "going")
        return going or before.lower_ in words("motion", "at")


def same_stem(one: str, other: str) -> bool:
    """Whether of two words in small letters one is a country and the other its people: "karsova", "karsovan"."""
    short, long = sorted((one, other), key=len)
    shared = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (
        shared >= max(STEM, len(short) - 1)
        and 0 < len(long) - shared <= 4
        and long.removesuffix("s").endswith(PEOPLE_ENDINGS)
    )
