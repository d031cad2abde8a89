"""Short names that a text explains: "Karsova Liberation Front (KLF)", "(“the Front”)", "“the Mission” means"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from pactwatch.codes import uses

Range = tuple[int, int]
ABBREVIATION = re.compile(r"\s*\((?P<term>[A-Z][A-Za-z/-]{1,8})\)")
TERM = re.compile(r"\s*\([^()\"“]{0,40}[\"“](?:[Tt]he )?(?P<term>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}),?[\"”]\)")
MEANING = re.compile(
    r"[\"“](?:[Tt]he )?(?P<term>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})[\"”] "
    rf"(?:{'|'.join(uses('actors', 'meaning'))}) (?:the )?"
)


def find_definitions(text: str, tokens: Sequence[Token], runs: Iterable[Range]) -> Iterator[tuple[Range, Range]]:
    """Each place where an explained short name stands alone, with the full name it is short for, as token ranges.

    `runs` are the capitalised names of the text; a place inside a longer one is none of the short name's.
    """
    runs = [run for run in runs if run[1] - run[0] > 1]
    terms = dict(_terms(text, tokens, runs))
    if not terms:
        return
    starts = {token.idx: token.i for token in tokens}
    ends = {token.idx + len(token): token.i + 1 for token in tokens}
    inside = {i: run for run in runs for i in range(*run)}
    spelled = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    for place in re.finditer(rf"(?<!\w)(?:{spelled})(?!\w)", text):
        start, end = starts.get(place.start()), ends.get(place.end())
        if start is not None and end is not None and inside.get(start, (start, end)) == (start, end):
            yield (start, end), terms[place[0]]


def _terms(text: str, tokens: Sequence[Token], runs: Iterable[Range]) -> Iterator[tuple[str, Range]]:
    """The short names that a text explains, each with its full name."""
    beginning = {}
    for start, end in runs:
        beginning[tokens[start].idx] = (start, end)
        after = tokens[end - 1].idx + len(tokens[end - 1])
        match = ABBREVIATION.match(text, after) or TERM.match(text, after)
        if match is not None:
            yield match["term"], (start, end)
    for match in MEANING.finditer(text):
        if match.end() in beginning:
            yield match["term"], beginning[match.end()]
