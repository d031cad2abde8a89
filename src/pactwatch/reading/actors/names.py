"""Names in a text: of the known, of people, of bodies by the shape of their name, and of what the model takes for one.

A name is a range of tokens with what its own words tell. Names do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from pactwatch.codes import uses, words
from pactwatch.model import ActorKind
from pactwatch.reading.actors.definitions import find_definitions
from pactwatch.reading.actors.evidence import GENITIVES, Evidence
from pactwatch.reading.actors.lexicon import (
    Calling,
    Known,
    Told,
    callings,
    genders,
    head_words,
    known_names,
    misspelt_country,
)
from pactwatch.reading.actors.spelling import alike
from pactwatch.reading.gazetteer import gazetteer
from pactwatch.reading.parser import Document

PART_OF_NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w.'’]*$|(?:{'|'.join(uses('actors', 'particle'))})$")
JOINTS = frozenset({(), *(tuple(joint.split()) for joint in uses("actors", "joint"))})
NESTED_JOINTS = frozenset(tuple(joint.split()) for joint in uses("actors", "nested joint"))
JOINT_HEADS = frozenset(uses("actors", "joint head"))
LABELS: dict[str, ActorKind] = {"GPE": "state", "NORP": "people", "ORG": "organization"}
FUNCTION_TAGS = frozenset({"DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "VERB", "ADV"})
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: token range, what it is the name of, and who it is if a table knows.

    `known` stands where the whole name is known; else `country` may be told by a part of it ("Chad Ministry of
    Defence"). `guessed` says that nothing but the language model takes it for a name; `label` is the full name that the
    text itself gives for an abbreviation, or the country's name for the adjective of a country that no table knows.
    """

    start: int
    end: int
    kind: ActorKind
    known: Known | None = None
    country: str | None = None
    sector: str | None = None
    guessed: bool = False
    label: str | None = None


class NameFinder:
    """Finds the names of one text. `called` are its callings, as token ranges."""

    def __init__(self, document: Document, tokens: Sequence[Token], called: Sequence[tuple[int, int, Calling]]) -> None:
        self._tokens = tokens
        self._text = document.text
        self._titles_end = {end for _, end, calling in called if calling.title}
        self._in_title = {i for start, end, calling in called if calling.kind == "person" for i in range(start, end)}
        self._evidence = Evidence(tokens, called)
        self._entities: list[Span] = list(document.doc.ents)
        self._entity_at = {i: e for e in self._entities if e.label_ == "PERSON" for i in range(e.start, e.end)}
        self._spots = {
            start: (end, hit)
            for start, end, hit in known_names().find(document.doc, document.text)
            if self._stands_as_name(start, end, hit)
        }
        self._spot_at = {i: start for start, (end, _) in self._spots.items() for i in range(start, end)}
        self._runs = list(self._capital_runs())
        self._not_a_person = {
            i for start, (end, hit) in self._spots.items() if hit.kind != "person" for i in range(start, end)
        }

    def find(self) -> list[Name]:
        """The names, left to right. Where two overlap, shapes win over tables, tables over titles, all over guesses."""
        taken: dict[int, Name] = {}
        for ranked in (
            self._defined(),
            self._bodies(),
            self._known(),
            self._titled(),
            self._people(),
            self._guesses(),
        ):
            for name in ranked:
                if not any(i in taken for i in range(name.start, name.end)):
                    taken.update(dict.fromkeys(range(name.start, name.end), name))
        names = [self._reconsidered(name) for name in dict.fromkeys(taken.values())]
        people = [name for name in names if name.kind == "person"]
        surnames = {self._tokens[name.end - 1].lower_ for name in people if name.end - name.start > 1}
        names = [self._with_surname(name, surnames) for name in names]
        for token in self._tokens:
            if token.lower_ in surnames and token.i not in taken and self._alone(token):
                names.append(Name(token.i, token.i + 1, "person"))
        return sorted(names, key=lambda name: name.start)

    @staticmethod
    def _alone(token: Token) -> bool:
        """Whether a surname stands for its bearer, not before another noun as an adjective may."""
        return token.text[0].isupper() and token.dep_ not in ("amod", "compound", "nmod")

    def _with_surname(self, name: Name, surnames: set[str]) -> Name:
        """A single guessed word as a person's name, if somebody of that surname is named."""
        if not name.guessed or name.kind == "person" or name.end - name.start > 1:
            return name
        word = self._tokens[name.start].lower_
        return replace(name, kind="person") if any(alike(word, surname) for surname in surnames) else name

    def _reconsidered(self, name: Name) -> Name:
        """A name that only the model knows, as the rest of the text shows it to be."""
        if not name.guessed:
            return name
        inner = [token.lower_ for token in self._tokens[name.start : name.end]]
        single = inner[0] if len(inner) == 1 else ""
        if name.kind == "state" and single and (known := misspelt_country(self._tokens[name.start].text)):
            return replace(name, known=known, country=known.country, sector=known.sector, guessed=False)
        if 1 < len(inner) < 4 and inner[0] in genders() and name.kind != "person":
            return replace(name, kind="person")
        if self._evidence.is_adjective(single) or self._evidence.is_state(single):
            return replace(name, kind="state", guessed=False, label=self._evidence.country_of(single))
        body = len(inner) > 1 and name.kind == "organization"
        spots = gazetteer().get(" ".join(token.text for token in self._tokens[name.start : name.end])) or ()
        placed = name.kind == "state" or (spots and name.kind != "person") or self._evidence.is_place(inner[0])
        if placed and (spots or not body):
            return replace(name, kind="state", country=next((spot.country for spot in spots), None))
        return name

    # -- of the known -------------------------------------------------------------------------------------------------
    def _stands_as_name(self, start: int, end: int, hit: Known) -> bool:
        """Whether known words are a name here: not a word that only begins a sentence, not part of a person's name."""
        token = self._tokens[start]
        if end - start == 1 and token.is_sent_start and token.pos_ not in ("PROPN", "ADJ", "NOUN"):
            return token.ent_type_ in LABELS or token.ent_type_ == "PERSON"
        opens = token.is_sent_start or (start > 0 and self._tokens[start - 1].is_quote)
        if end - start == 1 and opens and token.tag_ == "NN" and hit.kind in ("media", "organization"):
            return False  # "Time will tell"
        entity = self._entity_at.get(start)
        if hit.kind == "person" or entity is None or len(entity) == end - start:
            return True
        return hit.sense in ("adjective", "capital") or end < entity.end

    def _known(self) -> Iterator[Name]:
        in_full = {
            self._tokens[end - 1].text: hit
            for start, (end, hit) in self._spots.items()
            if hit.kind == "person" and end - start > 1
        }
        for start, (end, hit) in self._spots.items():
            if hit.kind == "person" and end - start == 1:
                hit = in_full.get(self._tokens[start].text, hit)  # "Clinton", where Hillary Clinton is named
            yield Name(start, end, hit.kind, hit, hit.country, hit.sector)

    def _defined(self) -> Iterator[Name]:
        """Every place of a short name that the text explains."""
        for (start, end), (first, last) in find_definitions(self._text, self._tokens, self._runs):
            calling = callings().get(self._tokens[end - 1].lower_)
            if calling is not None and calling.scope == "sides":
                continue
            stop, hit = self._spots.get(first, (0, None))
            if hit is not None and stop == last:
                yield Name(start, end, hit.kind, hit, hit.country, hit.sector)
            else:
                kind, sector, country = self._head_of_body(first, last) or ("organization", None, None)
                beginning, ending = self._tokens[first].idx, self._tokens[last - 1].idx + len(self._tokens[last - 1])
                label = " ".join(self._text[beginning:ending].split())
                yield Name(start, end, kind, None, country, sector, label=label)

    # -- of bodies ----------------------------------------------------------------------------------------------------
    def _bodies(self) -> Iterator[Name]:
        """Names of bodies by their shape: capitalised words of which a head noun is the last, or the first part's."""
        for run in self._runs:
            for start, end in self._parts(*run):
                head = self._head_of_body(start, end)
                if (
                    head is not None
                    and end - start > 1
                    and not any(self._bars(i, start, end) for i in range(start, end))
                ):
                    inner = (self._spots[i][1].country for i in range(start, end) if i in self._spots)
                    kind, sector, country = head
                    yield Name(start, end, kind, None, next(filter(None, inner), country), sector)
                    break

    def _parts(self, start: int, end: int) -> Iterator[Range]:
        """A run, then what follows each small word in it: "Buses of the Lantern Society" holds another name."""
        yield start, end
        for index in range(start + 1, end - 1):
            if self._tokens[index].is_lower and self._tokens[index + 1].text[0].isupper():
                yield index + 1, end

    def _bars(self, index: int, start: int, end: int) -> bool:
        """Whether a token keeps a run from being one name: it is in a title, or in a known name that the run holds."""
        spot = self._spot_at.get(index)
        return index in self._in_title or (spot is not None and self._blocks(spot, start, end))

    def _blocks(self, spot: int, start: int, end: int) -> bool:
        """Whether a known name in a run keeps it from being one name: it is all of it, or a body at its edge."""
        stop, hit = self._spots[spot]
        body = hit.kind not in ("state", "people", "person") and hit.sense == "name"
        return spot < start or stop > end or (spot, stop) == (start, end) or (body and (spot == start or stop == end))

    def _capital_runs(self) -> Iterator[Range]:
        """Runs of capitalised words, with the small words that join the parts of a name: "Ministry of Trade"."""
        position = 0
        while position < len(self._tokens):
            end = position + 1
            if self._capital(self._tokens[position]):
                while (joined := self._joined(position, end)) is not None:
                    end = joined + 1
                yield position, end
            position = end

    def _joined(self, start: int, end: int) -> int | None:
        """The index of the next capitalised word that belongs to the run from `start` to `end`, or None."""
        gap: list[str] = []
        for token in self._tokens[end : end + 4]:
            if token.is_sent_start:
                return None
            if self._capital(token):
                break
            gap.append(token.lower_)
        else:
            return None
        joint = tuple(gap)
        nested = joint in NESTED_JOINTS and any(t.lower_ in JOINT_HEADS for t in self._tokens[start:end])
        owned = len(gap) == 1 and gap[0] in GENITIVES and self._tokens[end - 1].lower_ in callings()
        return end + len(gap) if joint in JOINTS or nested or owned else None

    @staticmethod
    def _capital(token: Token) -> bool:
        small = token.is_stop and token.pos_ in FUNCTION_TAGS
        return token.text[:1].isupper() and not (small or token.ent_type_ in ("DATE", "TIME"))

    def _head_of_body(self, start: int, end: int) -> Told | None:
        """The kind, sector and country that the head noun of a capitalised run gives, or None where it has none."""
        lower = [token.lower_ for token in self._tokens[start:end]]
        joint = next((i for i, word in enumerate(lower) if word in JOINT_HEADS), len(lower))
        stem, heads = lower[:joint], head_words()
        for words_ in (stem[-2:], stem[-1:], stem[:2], stem[:1]):
            for needs, told in heads.get(" ".join(words_), ()):
                if not needs or needs & set(lower):
                    return told
        return None

    # -- of people ----------------------------------------------------------------------------------------------------
    def _titled(self) -> Iterator[Name]:
        """Names of people by the title before them."""
        for start in sorted(self._titles_end):
            end = start
            while end < len(self._tokens) and self._goes_on(end):
                end += 2 if self._hyphen(end + 1) else 1
            heading = self._tokens[start - 1].is_upper and end > start and self._tokens[start].is_upper
            if end > start and self._tokens[start].text[0].isupper() and not heading:
                yield Name(start, end, "person")

    def _goes_on(self, index: int) -> bool:
        token = self._tokens[index]
        return (
            PART_OF_NAME.match(token.text) is not None
            and token.ent_type_ not in ("DATE", "TIME")
            and index not in self._not_a_person
            and index not in self._in_title
        )

    def _hyphen(self, index: int) -> bool:
        return index + 1 < len(self._tokens) and self._tokens[index].text == "-" and self._goes_on(index + 1)

    def _people(self) -> Iterator[Name]:
        """Names of people by the model, without titles before them or marks and genitives behind them."""
        for entity in self._entities:
            if entity.label_ != "PERSON":
                continue
            start, end = entity.start, entity.end
            while start < end and (start in self._in_title or start in self._not_a_person or not self._begins(start)):
                start += 1
            start = self._given_name(start)
            end = self._last(entity)
            thing = end - start == 1 and self._tokens[start].lower_ in words("documents", "noun")
            if end > start and not thing:
                yield Name(start, end, "person", guessed=True)

    def _given_name(self, start: int) -> int:
        """The start of a person's name whose first word the model took for something else: "Mahamadou Djeri Maiga"."""
        before = self._tokens[start - 1] if start else None
        if before is None or before.pos_ != "PROPN" or not before.whitespace_ or before.dep_ != "compound":
            return start
        known = before.i in self._not_a_person or before.i in self._in_title or before.lower_ in callings()
        alone = before.ent_iob_ == "B" and before.ent_type_ in LABELS and not known and self._capital(before)
        return start - 1 if alone and start <= before.head.i else start

    def _last(self, entity: Span) -> int:
        """The end of an entity without marks, blanks and genitives behind it."""
        end = entity.end
        while end > entity.start:
            token = self._tokens[end - 1]
            if not (token.lower_ in GENITIVES or token.is_punct or token.is_space):
                break
            end -= 1
        return end

    def _begins(self, index: int) -> bool:
        if self._tokens[index].lower_ in words("motion", "at"):
            return False
        return PART_OF_NAME.match(self._tokens[index].text) is not None

    # -- guesses ------------------------------------------------------------------------------------------------------
    def _guesses(self) -> Iterator[Name]:
        """What the model takes for a state, a people or a body, and no table or shape knows."""
        for entity in self._entities:
            kind = LABELS.get(entity.label_)
            if kind is None:
                continue
            start = entity.start + (self._tokens[entity.start].pos_ in FUNCTION_TAGS)
            end = self._last(entity)
            if start < end and self._nameable(start, end) and self._in_title.isdisjoint(range(start, end)):
                yield Name(start, end, kind, guessed=True)

    def _nameable(self, start: int, end: int) -> bool:
        """Whether a guess can be the name of somebody: no document, no number."""
        inner = self._tokens[start:end]
        last = inner[-1]
        things = words("documents", "noun")
        return inner[0].text[0].isupper() and not (
            self._calls(last, len(inner))
            or inner[0].lower_ in things
            or last.lower_ in things
            or last.lemma_.lower() in things
            or any(token.like_num for token in inner)
        )

    @staticmethod
    def _calls(token: Token, size: int) -> bool:
        """Whether a guess is a calling and no name: "Diplomatic Correspondent", "the Front"."""
        calling = callings().get(token.lower_)
        return calling is not None and (calling.kind == "person" or size == 1)
