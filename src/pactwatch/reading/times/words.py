"""Words: the words of a report that time expressions are made of, each with the senses it may have.

What spelled words mean is in `data/times_words.csv`; what figures mean ("2021-03-25", "10:35 a.m.", "the 1980s")
follows from their shape, in `figures`. Numbers that are spelled in several words are made one, in `numerals`. All
other words are left out: where some stood there is one gap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set

from spacy.tokens import Token

from pactwatch import codes
from pactwatch.reading.parser import Document
from pactwatch.reading.times import figures, numerals
from pactwatch.reading.times.senses import Word
from pactwatch.reading.times.tokens import Tokens

Meaning = tuple[str, str, str]  # kind, value, when it holds
Condition = Callable[[str, Token], bool]


def in_name(token: Token) -> bool:
    """Whether a name is part of a longer one, or somebody's: "Theresa May", "March Fong"."""
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return token.ent_type_ not in ("", "DATE") or any(
        other.tag_.startswith("NNP") and other.ent_type_ != "DATE" and other.sent == token.sent for other in beside
    )


MEANT: Mapping[str, Condition] = {
    "": lambda text, token: True,
    "capital": lambda text, token: text[0].isupper(),
    "name": lambda text, token: text[0].isupper() and token.tag_.startswith("NNP") and not in_name(token),
    "noun": lambda text, token: token.tag_.startswith("NN"),
    "adverb": lambda text, token: token.tag_ == "RB",
    "attribute": lambda text, token: token.tag_ == "JJ" and token.dep_ == "amod",
    "still": lambda text, token: not token.tag_.startswith("VB"),
}
PROPER = ("capital", "name")  # senses of words that are written with a capital anywhere
SIGNS = {",": "COMMA", "(": "OPEN", "-": "HYPHEN", "–": "DASH", "—": "DASH", "'": "APOSTROPHE", "’": "APOSTROPHE"}
OPENING = frozenset("\"'“‘`([—–-:;.!?\n")  # after these a capital says nothing
LISTING = codes.uses("times", "listing")  # words between numbers of which the first alone says what is numbered
STOPS = frozenset('.,;:!?)"”]')
WORD = re.compile(
    r"(?P<LETTERS>[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*(?!\w))|"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in figures.SHAPES.items())
    + r"|(?P<POSSESSIVE>['’][sS]\b)|(?P<BREAK>\n[^\S\n]*\n)|(?P<SIGN>\S)"
)


def meanings() -> Mapping[str, tuple[Meaning, ...]]:
    """Every spelled word of the tables with its senses."""
    found: dict[str, list[Meaning]] = defaultdict(list)
    for row in codes.table("times_words"):
        for word in codes.cells(row["word"]):
            found[word].append((row["kind"], row["value"], row["when"]))
    return {word: tuple(senses) for word, senses in found.items()}


def names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Every name of a holiday or a Hijri month with its kind, by its first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, table in (("HOLIDAY", "times_holidays"), ("HIJRI", "times_hijri")):
        for name in codes.words(table, "name"):
            found[re.split(r"[^\w']", name)[0]].append((name, kind))
    return {word: tuple(sorted(named, key=lambda pair: (-len(pair[0]), pair))) for word, named in found.items()}


MEANINGS = meanings()
NAMES = names()
SPELLED = frozenset(NAMES) | {word.removesuffix(".") for word in MEANINGS}


def read_words(document: Document, tokens: Tokens, literals: Set[str]) -> list[Word]:
    """The words after a report's header that have a sense or are among `literals`, in their order, with the gaps."""
    text, header = document.text, document.report.header
    spelled = SPELLED | literals
    words: list[Word] = []
    end = header.end if header else 0
    for match in WORD.finditer(text, end):
        if match.start() < end:
            continue  # part of a name or an abbreviation
        known = match.lastgroup != "LETTERS" or match[0].lower().replace("’", "'") in spelled
        if known and (word := read_word(match, text, tokens, literals)):
            words.append(word)
            end = word.end
        elif not words or words[-1].text:
            words.append(Word("", match.start(), match.start(), {}))
    return list(settle(numerals.join(words)))


def read_word(match: re.Match[str], text: str, tokens: Tokens, literals: Set[str]) -> Word | None:
    """The word that was matched, where it has a sense or is among the literals."""
    kind, found, start = match.lastgroup, match[0], match.start()
    if kind == "LETTERS":
        return read_letters(found, start, text, tokens, literals)
    if kind == "SIGN":
        name = SIGNS.get(found)
        senses = ({name: ""} if name else {}) | ({"STOP": ""} if found in STOPS else {})
    elif kind == "BREAK":
        senses = {"STOP": ""}
    elif kind == "POSSESSIVE":
        senses = {kind: ""}
    else:
        assert kind
        senses = dict(figures.read(kind, found))
    return Word(found, start, match.end(), senses) if senses else None


def read_letters(found: str, start: int, text: str, tokens: Tokens, literals: Set[str]) -> Word | None:
    """A spelled word, an abbreviation with its full stop, or a whole name."""
    lower = found.lower().replace("’", "'")
    if lower in NAMES and found[0].isupper():
        for name, kind in NAMES[lower]:
            end = start + len(name)
            if text[start:end].lower().replace("’", "'") == name and not text[end : end + 1].isalnum():
                return Word(text[start:end], start, end, {kind: name})
    if text.startswith(".", start + len(found)) and lower + "." in MEANINGS:
        found, lower = found + ".", lower + "."
    known = MEANINGS.get(lower)
    if known:
        senses = dict(senses_of(found, known, start, text, tokens))
        if senses or lower in literals:
            return Word(found, start, start + len(found), senses)
    elif lower in literals:
        return Word(found, start, start + len(found), {})
    return None


def senses_of(
    word: str, known: tuple[Meaning, ...], start: int, text: str, tokens: Tokens
) -> Iterator[tuple[str, str]]:
    """The senses of a spelled word that hold where it stands, each a kind and its value."""
    odd = start > 0 and word[0].isupper() and not word.isupper()
    if odd and (text[max(0, start - 9) : start].rstrip(" ")[-1:] in OPENING or tokens.at(start).is_sent_start):
        odd = False
    for kind, value, when in known:
        if (not odd or when in PROPER) and (not when or MEANT[when](word, tokens.at(start))):
            yield kind, value


def settle(words: list[Word]) -> Iterator[Word]:
    """The words, where figures that count or number something are no years ("resolutions 2118 and 2254")."""
    numbered = False
    for place, word in enumerate(words):
        if "NUMBER" in word.senses:
            other = numbered or any("COUNTED" in after.senses for after in words[place + 1 : place + 2])
            yield word._replace(senses={"NUMBER": word.senses["NUMBER"]}) if other else word
        else:
            numbered = "NUMBERED" in word.senses or (numbered and word.lower in LISTING)
            yield word
