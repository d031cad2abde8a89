"""Who is who: gathers the phrases of one report into characters, each an actor in the making."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from spacy.tokens import Doc

from pactwatch.codes import uses
from pactwatch.model import ActorKind, MentionForm
from pactwatch.reading.actors.evidence import same_stem
from pactwatch.reading.actors.lexicon import Calling, Known, genders
from pactwatch.reading.actors.memory import Memory
from pactwatch.reading.actors.names import Name
from pactwatch.reading.actors.phrases import Phrase
from pactwatch.reading.actors.spelling import folded, same_person

ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
BODIES = frozenset({"armed group", "organization", "alliance", "international organization"})
BACK = frozenset({"back", "body"})  # scopes of nouns that mean somebody named before
OFFICES = frozenset({"GOV", "LEG", "MIL", "REB", "ELI", "OPP", "JUD"})  # sectors that an office in the text settles
ALIKE = frozenset({"government body", "forces", "armed group"})  # of these, nouns of one row are one
SMALL = frozenset(uses("actors", "small"))


@dataclass(slots=True, eq=False)
class Character:
    """An actor in the making. `names` are the ways it was called by name; `rows` what callings call it."""

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    key: str | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    owner: Character | None = None
    members: list[Character] = field(default_factory=list)
    mentions: list[tuple[int, int, MentionForm]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    named: bool = False
    definite: bool = False

    @property
    def last(self) -> int:
        """The token index of the newest mention."""
        return self.heads[-1] if self.heads else -1


class Gathering:
    """The characters of one report, gathered phrase by phrase in the order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.characters: list[Character] = []
        self.of: dict[Phrase, Character] = {}
        self._memory = Memory()

    # -- gathering ----------------------------------------------------------------------------------------------------
    def join(self, phrase: Phrase, titles: list[Phrase]) -> Character | None:
        """Gives a phrase to the character it stands for, a new one where none fits; None where it means nobody."""
        owner = self._owner(phrase, titles)
        character = self.of.get(phrase.apposed) if phrase.apposed else None
        if character is None:
            character = self._named(phrase, titles, owner) if phrase.name else self._called(phrase, owner)
        elif phrase.name:
            character.names.append(self._words(phrase.name))
        if character is None:
            return None
        for title in titles:
            self._inform(character, title, self._owner(title, []))
        self._inform(character, phrase, owner)
        for each in (*titles, *([phrase] if phrase.apposed else [])):
            self._absorb(character, each.calling)
        character.mentions.append((phrase.start, phrase.end, phrase.form))
        character.heads.append(phrase.head)
        self.of[phrase] = character
        self._memory.touch(character)
        return character

    def belongs(self, phrase: Phrase, owner: Character) -> None:
        """Gives the character of a phrase its owner once a pronoun has told it: "its spokesman"."""
        character = self.of.get(phrase)
        if character is not None and character is not owner and character.owner is None:
            self._inform(character, phrase, owner)

    def _owner(self, phrase: Phrase, titles: list[Phrase]) -> Character | None:
        owners = (self.of.get(each.owner) for each in (phrase, *titles) if each.owner is not None)
        return next((owner for owner in owners if owner is not None), None)

    def _inform(self, character: Character, phrase: Phrase, owner: Character | None) -> None:
        """Adds what a phrase tells of its character."""
        if phrase.calling is None:
            return
        if character.kind == "person" or not character.named or phrase.apposed:
            character.rows[phrase.calling.row] = phrase.calling.noun
        if character.kind == "person":
            role = self.doc[phrase.start : phrase.end].text
            if role not in character.roles:
                character.roles.append(role)
        if owner is not None and owner is not character and character.owner is None:
            character.owner = owner
        if character.country is None:
            character.country = self._country(phrase, owner)
        sector = sector_of(phrase, owner)
        if character.sector is None or (
            sector in OFFICES and character.kind == "person" and character.sector not in ARMED
        ):
            character.sector = sector or character.sector

    def _country(self, phrase: Phrase, owner: Character | None) -> str | None:
        """The country that a calling's own words give it."""
        if owner is not None and owner.country:
            return owner.country
        if phrase.owner is not None and phrase.owner.country:
            return phrase.owner.country
        if phrase.country:
            return phrase.country
        national = phrase.calling is not None and phrase.calling.scope == "national"
        abroad = phrase.sector == "JRN" or (phrase.kind == "forces" and not national)
        if phrase.place is not None and not abroad:
            return phrase.place.country
        return phrase.calling.country if phrase.calling else None

    # -- by name ------------------------------------------------------------------------------------------------------
    def _named(self, phrase: Phrase, titles: list[Phrase], owner: Character | None) -> Character:
        assert phrase.name is not None
        words = self._words(phrase.name)
        known = phrase.name.known
        if phrase.kind == "person":
            found = self._person(words, phrase, titles, owner, known)
        elif known is not None:
            found = self._known(known, owner)
        else:
            found = self._body(words, phrase)
        if found is None:
            found = self._new(self._name_of(phrase), phrase, known)
            if known is not None and known.country is None and owner is not None:
                found.country = owner.country
        if words not in found.names:
            found.names.append(words)
        found.named = True
        longest = max((len(name) for name in found.names[:-1]), default=0)
        if found.kind == "person" and found.key is None and len(words) > longest:
            found.name = self._name_of(phrase)
        return found

    def _known(self, known: Known, owner: Character | None) -> Character | None:
        """The known body or people; one of many countries, such as a parliament, only within its own."""
        country = owner.country if owner is not None and known.country is None else None
        same = self._memory.known(known.key)
        return next((c for c in same if country is None or c.country in (None, country)), None)

    def _words(self, name: Name) -> tuple[str, ...]:
        """The words of a name, folded; of an abbreviation that the text explains, of its full name."""
        if name.label is not None:
            return tuple(folded(word) for word in name.label.split() if word.lower() not in SMALL)
        tokens = self.doc[name.start : name.end]
        words = tuple(folded(t.text) for t in tokens if t.text[0].isalnum() and t.lower_ not in SMALL)
        return words or (tokens.text,)

    def _name_of(self, phrase: Phrase) -> str:
        known = phrase.name.known if phrase.name else None
        if phrase.name is not None and phrase.name.label is not None:
            return phrase.name.label
        if known is not None:
            return known.name if phrase.kind != "people" else self.doc[phrase.start : phrase.end].text
        return " ".join(self.doc[phrase.start : phrase.end].text.split())

    def _new(self, name: str, phrase: Phrase, known: Known | None = None) -> Character:
        character = Character(
            name,
            phrase.kind,
            country=known.country if known else phrase.country,
            sector=phrase.sector,
            key=known.key if known else None,
            gender=known.gender if known else None,
        )
        if character.gender is None and phrase.kind == "person" and phrase.name is not None:
            character.gender = genders().get(self.doc[phrase.start].lower_)
        self.characters.append(character)
        return character

    def _person(
        self, words: tuple[str, ...], phrase: Phrase, titles: list[Phrase], owner: Character | None, known: Known | None
    ) -> Character | None:
        """The person of that name, the most recent first; spelling may differ a little, given names may not."""
        country = next((c for t in titles if (c := self._country(t, owner))), None)
        rows = {title.calling.row: title.calling.noun for title in titles if title.calling}
        people = [c for c in self._memory.called(words) if c.kind == "person" and c.named]
        fitting = [
            c
            for c in people
            if any(same_person(words, other) for other in c.names)
            and not (country and c.country and country != c.country)
            and not (known and c.key and known.key != c.key and len(words) > 1)
            and not (ministers(rows) and ministers(c.rows) and ministers(rows).isdisjoint(ministers(c.rows)))
        ]
        if known is not None and not fitting:
            fitting = self._memory.known(known.key)
        return max(fitting, key=lambda c: (bool(rows.keys() & c.rows.keys()), c.last), default=None)

    def _absorb(self, character: Character, calling: Calling | None) -> None:
        """Gives somebody named at last the mentions by an office under which alone he was known until now."""
        waiting = [
            c
            for c in self._memory.recent()
            if c.definite
            and not c.named
            and calling is not None
            and calling.noun in c.rows.values()
            and not (c.country and character.country and c.country != character.country)
        ]
        if len(waiting) != 1 or not character.named or waiting[0] is character:
            return
        (known,) = waiting
        character.mentions += known.mentions
        character.heads = sorted(character.heads + known.heads)
        character.roles += [role for role in known.roles if role not in character.roles]
        character.owner = character.owner or known.owner
        self.of.update({phrase: character for phrase, other in self.of.items() if other is known})
        for other in self.characters:
            other.owner = character if other.owner is known else other.owner
        self.characters.remove(known)
        self._memory.forget(known)

    def _body(self, words: tuple[str, ...], phrase: Phrase) -> Character | None:
        """The body of that name: the same words in any order, its initials, its abbreviation, or its people's stem."""
        bag = frozenset(words)
        for character in self._memory.called(words):
            if character.kind == "person" or (
                phrase.country and character.country and phrase.country != character.country
            ):
                continue
            for other in character.names:
                if (
                    bag == frozenset(other)
                    or _initials(words, other)
                    or (len(words) == len(other) == 1 and same_stem(words[0], other[0]))
                ):
                    return character
                if min(len(words), len(other)) > 1 and (words[: len(other)] == other or other[: len(words)] == words):
                    return character
                if len(words) > 1 and len(other) > 1 and fuzz.ratio(" ".join(words), " ".join(other)) >= 92:
                    return character
        return None

    # -- by calling ---------------------------------------------------------------------------------------------------
    def _called(self, phrase: Phrase, owner: Character | None) -> Character | None:
        calling = phrase.calling
        assert calling is not None
        if owner is not None and calling.kind == owner.kind == "armed group" and not phrase.indefinite:
            return owner  # "Houthi rebels" are the Houthis
        if not phrase.indefinite and (found := self._antecedent(phrase, calling, owner)):
            return found
        unowned = phrase.owner is None and phrase.possessor is None
        if unowned and (calling.scope in ("owned", "back") or (calling.scope == "body" and not phrase.adjectives)):
            return None
        character = self._new(" ".join(self.doc[phrase.start : phrase.end].text.split()), phrase)
        character.plural = calling.plural
        character.definite = phrase.definite and calling.kind == "person"
        character.owner = owner
        character.country = self._country(phrase, owner)
        character.sector = sector_of(phrase, owner)
        return character

    def _antecedent(self, phrase: Phrase, calling: Calling, owner: Character | None) -> Character | None:
        """Whom a calling points back to: the most recent character it fits."""
        country = self._country(phrase, owner)
        fitting = [
            c
            for c in self._memory.recent()
            if not (country and c.country and country != c.country) and self._fits(c, phrase, calling, owner)
        ]
        return max(fitting, key=lambda c: (c.rows.get(calling.row) == calling.noun, c.last), default=None)

    def _fits(self, c: Character, phrase: Phrase, calling: Calling, owner: Character | None) -> bool:
        if (c.kind == "person") != (calling.kind == "person"):
            return False
        if (
            owner is not None
            and c.owner is not None
            and owner is not c.owner
            and "state" not in (owner.kind, c.owner.kind)
        ):
            return False
        called_so = any(noun.split()[-1] == calling.noun for noun in c.rows.values())
        if calling.kind == "person":
            return phrase.definite and (called_so or calling.row in c.rows)
        if phrase.definite and calling.scope in BACK and called_so and not c.named:
            return True
        if calling.scope == "sides" and calling.row in c.rows:
            return not phrase.indefinite and owner is c.owner
        if c.named and phrase.definite and c.kind not in ("state", "people", "media"):
            return self._means_named(c, phrase, calling)
        if calling.row not in c.rows or c.named:
            return False
        if calling.kind not in ALIKE and c.rows[calling.row] != calling.noun:
            return False
        return owner is c.owner or phrase.definite

    @staticmethod
    def _means_named(c: Character, phrase: Phrase, calling: Calling) -> bool:
        """Whether "the front", "the group" means a body with a name: by a word of its name, or as any body."""
        if calling.kind in ("group", "people", "media") or not phrase.adjectives <= {
            w for name in c.names for w in name
        }:
            return False
        noun = calling.noun.split()[-1]
        if calling.kind == c.kind == "armed group" and phrase.possessor is None and calling.sector == c.sector:
            return True
        if calling.country is not None and calling.country == c.country and c.kind == calling.kind:
            return True
        if calling.row in c.rows:
            return True
        if not calling.plural and any(noun == word for name in c.names for word in name):
            return True  # but "the forces" are not yet the Free Forces
        return calling.scope == "body" and c.kind in BODIES


def ministers(rows: Mapping[str, str]) -> set[str]:
    """Of somebody's callings the offices of which nobody holds two: "defence minister"."""
    return {row for row, noun in rows.items() if " " in noun and noun.endswith(uses("actors", "sole office"))}


def sector_of(phrase: Phrase, owner: Character | None) -> str | None:
    """The sector that a calling has under its owner: a Taliban official is of the Taliban's sector."""
    assert phrase.calling is not None
    sector = phrase.calling.sector
    if owner is not None:
        if owner.sector in ARMED and sector in (None, "GOV", "MIL", "PTY", "SPY", "OPP", "ELI"):
            return owner.sector
        if owner.kind in ("state", "international organization", "people") and phrase.kind == "person":
            sector = sector or "GOV"
        elif owner.kind == "people" and phrase.kind == "people" and sector in ("GOV", "PTY"):
            return "ELI"  # "Yoruba leaders" hold no office
        elif owner.kind not in ("state", "people") and owner.sector and sector in (None, "GOV"):
            sector = owner.sector
    if phrase.former and sector in ("GOV", "LEG", "MIL"):
        return "ELI"
    return sector


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(word[0] for word in long)
