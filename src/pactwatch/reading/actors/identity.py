"""Who is who: gathers the phrases of one report into characters, each an actor in the making."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from spacy.tokens import Doc

from pactwatch.model import ActorKind, MentionForm
from pactwatch.reading.actors.lexicon import Calling, Known
from pactwatch.reading.actors.phrases import Phrase

ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
BODIES = frozenset({"armed group", "organization", "alliance", "international organization"})
OFFICES = frozenset({"GOV", "LEG", "MIL", "REB", "ELI", "OPP", "JUD"})  # sectors that an office in the text settles
ALIKE = frozenset({"government body", "forces", "armed group", "organization"})  # of these, nouns of one row are one
SPELLING = 80  # how alike two spellings of one surname are at least, of 100 (rapidfuzz's ratio)
GIVEN = 70  # the same for given names
SMALL = frozenset({"of", "the", "for", "and", "on", "in", "de", "&"})


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

    @property
    def last(self) -> int:
        """The token index of the newest mention."""
        return self.heads[-1] if self.heads else -1


def folded(text: str) -> str:
    """A word in small letters without accents, hyphens and the Arabic article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    for article in ("al-", "el-", "al ", "el "):
        plain = plain.removeprefix(article)
    return plain.replace("-", "").replace("’", "'").strip(".'")


class Gathering:
    """The characters of one report, gathered phrase by phrase in the order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.characters: list[Character] = []
        self.of: dict[Phrase, Character] = {}

    # -- gathering ----------------------------------------------------------------------------------------------------
    def join(self, phrase: Phrase, titles: list[Phrase]) -> Character | None:
        """Gives a phrase to the character it stands for, a new one where none fits; None where it means nobody."""
        owner = self._owner(phrase, titles)
        character = self._named(phrase, titles, owner) if phrase.name else self._called(phrase, owner)
        if character is None:
            return None
        for title in titles:
            self._inform(character, title, self._owner(title, []))
        self._inform(character, phrase, owner)
        character.mentions.append((phrase.start, phrase.end, phrase.form))
        character.heads.append(phrase.head)
        self.of[phrase] = character
        return character

    def _owner(self, phrase: Phrase, titles: list[Phrase]) -> Character | None:
        owners = (self.of.get(each.owner) for each in (phrase, *titles) if each.owner is not None)
        return next((owner for owner in owners if owner is not None), None)

    def _inform(self, character: Character, phrase: Phrase, owner: Character | None) -> None:
        """Adds what a phrase tells of its character."""
        if phrase.calling is None:
            return
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
        national = phrase.calling is not None and phrase.calling.scope == "national"
        abroad = phrase.sector == "JRN" or (phrase.kind == "forces" and not national)
        if phrase.place is not None and not abroad:
            return phrase.place.country
        return phrase.calling.country if phrase.calling else None

    # -- by name ------------------------------------------------------------------------------------------------------
    def _named(self, phrase: Phrase, titles: list[Phrase], owner: Character | None) -> Character:
        assert phrase.name is not None
        words = tuple(
            folded(token.text)
            for token in self.doc[phrase.name.start : phrase.name.end]
            if token.text[0].isalnum() and token.lower_ not in SMALL
        ) or (self.doc[phrase.start].text,)
        known = phrase.name.known
        if phrase.kind == "person":
            found = self._person(words, phrase, titles, owner, known)
        elif known is not None:
            found = next((c for c in self.characters if c.key == known.key), None)
        else:
            found = self._body(words, phrase)
        if found is None:
            found = self._new(self._name_of(phrase), phrase, known)
        if words not in found.names:
            found.names.append(words)
        found.named = True
        if found.kind == "person" and len(words) > max((len(n) for n in found.names[:-1]), default=0) and not found.key:
            found.name = self._name_of(phrase)
        return found

    def _name_of(self, phrase: Phrase) -> str:
        known = phrase.name.known if phrase.name else None
        if known is not None:
            return known.name if phrase.kind != "people" else self.doc[phrase.start : phrase.end].text
        return " ".join(self.doc[phrase.start : phrase.end].text.split())

    def _new(self, name: str, phrase: Phrase, known: Known | None = None) -> Character:
        character = Character(
            name,
            phrase.kind,
            country=known.country if known else phrase.country,
            sector=known.sector if known else phrase.sector,
            key=known.key if known else None,
            gender=known.gender if known else None,
        )
        self.characters.append(character)
        return character

    def _person(
        self, words: tuple[str, ...], phrase: Phrase, titles: list[Phrase], owner: Character | None, known: Known | None
    ) -> Character | None:
        """The person of that name, the most recent first; spelling may differ a little, given names may not."""
        country = next((c for t in titles if (c := self._country(t, owner))), None)
        rows = {title.calling.row for title in titles if title.calling}
        people = [c for c in self.characters if c.kind == "person" and c.named]
        fitting = [
            c
            for c in people
            if any(same_person(words, other) for other in c.names)
            and not (country and c.country and country != c.country)
        ]
        if known is not None and not fitting:
            fitting = [c for c in people if c.key == known.key]
        return max(fitting, key=lambda c: (bool(rows & set(c.rows)), c.last), default=None)

    def _body(self, words: tuple[str, ...], phrase: Phrase) -> Character | None:
        """The body of that name: the same words in any order, its initials, its abbreviation, or its people's stem."""
        bag = frozenset(words)
        for character in reversed(self.characters):
            if character.kind == "person" or (
                phrase.country and character.country and phrase.country != character.country
            ):
                continue
            for other in character.names:
                if bag == frozenset(other) or _initials(words, other) or _stem(words, other):
                    return character
                if len(words) > 1 and len(other) > 1 and fuzz.ratio(" ".join(words), " ".join(other)) >= 92:
                    return character
        return None

    # -- by calling ---------------------------------------------------------------------------------------------------
    def _called(self, phrase: Phrase, owner: Character | None) -> Character | None:
        calling = phrase.calling
        assert calling is not None
        if not phrase.indefinite and (found := self._antecedent(phrase, calling, owner)):
            return found
        if calling.scope in ("back", "body") and phrase.owner is None and not phrase.adjectives:
            return None
        character = self._new(" ".join(self.doc[phrase.start : phrase.end].text.split()), phrase)
        character.plural = calling.plural
        character.owner = owner
        character.country = self._country(phrase, owner)
        return character

    def _antecedent(self, phrase: Phrase, calling: Calling, owner: Character | None) -> Character | None:
        """Whom a calling points back to: the most recent character it fits."""
        country = self._country(phrase, owner)
        fitting = [
            c
            for c in self.characters
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
        if calling.kind == "person":
            return phrase.definite and calling.row in c.rows
        if calling.scope == "sides" and calling.row in c.rows:
            return phrase.definite and owner is c.owner
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
        if calling.row in c.rows or any(noun == word for name in c.names for word in name):
            return True
        return calling.scope == "body" and c.kind in BODIES


def sector_of(phrase: Phrase, owner: Character | None) -> str | None:
    """The sector that a calling has under its owner: a Taliban official is of the Taliban's sector."""
    assert phrase.calling is not None
    sector = phrase.calling.sector
    if owner is not None:
        if owner.sector in ARMED and sector in (None, "GOV", "MIL", "PTY", "SPY", "OPP", "ELI"):
            return owner.sector
        if owner.kind in ("state", "international organization", "people") and phrase.kind == "person":
            sector = sector or "GOV"
        elif owner.kind not in ("state", "people") and owner.sector and sector in (None, "GOV"):
            sector = owner.sector
    if phrase.former and sector in ("GOV", "LEG", "MIL"):
        return "ELI"
    return sector


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: surnames alike, given names alike where both tell them."""
    if one == other:
        return True
    if len(one) > 1 and len(other) > 1:
        given = (
            one[0][0] == other[0][0] if min(len(one[0]), len(other[0])) <= 2 else fuzz.ratio(one[0], other[0]) >= GIVEN
        )
        return given and _alike(one[-1], other[-1])
    short, long = sorted((one, other), key=len)
    return _alike(short[-1], long[-1]) or (len(long) > 1 and short[-1] in long[1:]) or short[-1] == long[0]


def _alike(one: str, other: str) -> bool:
    """Whether two surnames are spellings of one."""
    if one == other:
        return True
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and fuzz.ratio(one, other) >= SPELLING


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(word[0] for word in long)


def _stem(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one is the other with the ending of a people's name: "karsova", "karsovan"."""
    if len(one) != 1 or len(other) != 1:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    common = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (
        common >= 4
        and common >= len(short) - 1
        and 0 < len(long) - common <= 4
        and long.endswith(("n", "i", "ese", "ns", "is", "ish"))
    )
