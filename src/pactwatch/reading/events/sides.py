"""Sides: who does a deed, and to whom it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pactwatch.codes import uses
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.events.clauses import (
    after,
    aims,
    complements,
    doers,
    grammatical_subject,
    is_verb,
    objects,
    own_subject,
    passive,
    reach,
)
from pactwatch.reading.events.lexicon import function_words, kernel, lemma, type_habits
from pactwatch.reading.events.telling import Telling
from pactwatch.reading.events.triggers import Trigger

Ids = tuple[str, ...]

INNER = frozenset(("poss", "amod", "compound", "nmod", "appos", "nummod"))
TIMES = frozenset(("DATE", "TIME"))
OFFICIAL = frozenset((None, "GOV", "MIL", "COP", "SPY", "LEG"))
DEPTH = 4  # how deep inside a phrase its owner may stand


class Sides:
    """Finds the sides of the triggers of one report."""

    def __init__(self, cast: Cast, telling: Telling) -> None:
        self.cast = cast
        self.telling = telling
        self.latest: dict[str, Ids] = {}  # the sides of the latest deed told by a mutual noun: "the talks" are those

    def of(self, trigger: Trigger) -> tuple[Ids, Ids]:
        """The ids of the actors and recipients of a deed. Of a mutual deed all that are named together are actors."""
        if trigger.modal is not None:
            actors, recipients = self.of_modal(trigger)
        elif trigger.frame is None and trigger.deed is not None and trigger.deed.spoken:
            actors, recipients = self.of_charge(trigger.token)
        elif trigger.frame is not None:
            actors, recipients = self.of_verb(trigger)
        else:
            actors, recipients = self.noun_actors(trigger.token, trigger), self.noun_recipients(trigger)
        actors = self.members(actors)
        if (noun := trigger.noun or (trigger.token if trigger.deed is not None else None)) is not None:
            actors = self.again(noun, trigger, actors, recipients)
        recipients = self.members(recipients)
        if trigger.type == "THREATEN":
            recipients = tuple(id for id in recipients if not self.owns(id, actors))
        return actors, without(recipients, actors)

    def owns(self, id: str, actors: Ids) -> bool:
        """Whether somebody is the state for which one of the actors speaks: nobody threatens his own."""
        state, ours = self.cast[id], [self.cast[actor] for actor in actors]
        return state.kind == "state" and any(
            one.country == state.country is not None and one.sector in OFFICIAL for one in ours
        )

    def again(self, noun: Token, trigger: Trigger, actors: Ids, recipients: Ids) -> Ids:
        """The actors, or where a mutual noun names nobody those of its latest mention: "their talks ... the talks"."""
        if not type_habits()[trigger.type].mutual:
            return actors
        if not actors and not recipients:
            return self.latest.get(lemma(noun), ())
        self.latest[lemma(noun)] = tuple(dict.fromkeys((*actors, *self.members(recipients))))
        return actors

    def members(self, ids: Iterable[str]) -> Ids:
        """The ids with every group replaced by its known members, each once."""
        return tuple(dict.fromkeys(member for id in ids for member in self.cast.members(id)))

    # -- verbs --------------------------------------------------------------------------------------------------------
    def of_verb(self, trigger: Trigger) -> tuple[Ids, Ids]:
        """The sides of a verb; of a light verb also those that stand with its noun."""
        assert trigger.frame is not None
        verb, habit = trigger.token, type_habits()[trigger.type]
        order = trigger.frame.recipient or habit.recipient
        subject = first(self.named(head) for head in doers(verb))
        if "subject" in order:
            return self.noun_actors(trigger.noun, trigger) if trigger.noun is not None else (), subject
        actors = subject
        if not actors and trigger.noun is not None:
            actors = self.noun_actors(trigger.noun, trigger)
        if not actors and "self" in order:
            actors = first(self.named(head) for head in objects(verb))
        if habit.mutual and len(actors) > 1:
            return actors, self.seek(trigger, "with", actors)
        carried = trigger.noun is not None and not trigger.frame.recipient
        places = ("noun", *order) if carried else (*order, "noun")
        fallback = () if "only" in order else ("place", "anywhere")
        return actors, first(self.seek(trigger, where, actors) for where in (*places, *fallback))

    def seek(self, trigger: Trigger, where: str, actors: Ids) -> Ids:
        """Who, if not the actors, stands at one of the places where a recipient may stand."""
        others = (*actors, *self.speaker(trigger.token)) if where == "anywhere" else actors
        return first(without(ids, others) for ids in self.standing(trigger, where))

    def standing(self, trigger: Trigger, where: str) -> Iterator[Ids]:
        """Who stands at one of the places where a recipient may stand."""
        verb = trigger.token
        if where == "object":
            yield from (self.at(head) for head in objects(verb))
        elif where == "owner":
            yield from (self.inside(head) for head in phrases(verb))
        elif where == "content":
            yield from self.content(verb)
        elif where == "aim":
            for clause in aims(verb):
                yield from self.within_clause(clause)
        elif where == "noun":
            if trigger.noun is not None:
                yield self.noun_recipients(trigger)
        elif where in ("place", "host"):
            prepositions = type_habits()[trigger.type].place if where == "place" else function_words("visited")
            near = [head for preposition in prepositions for head in after(verb, preposition)]
            yield from (self.named(head) for head in near)
            places = where == "host" or "object" in prepositions
            suffering = [head for head in objects(verb) if places and not self.at(head)]
            yield from (self.hosted(head, DEPTH) for head in (*suffering, *near))
        elif where == "anywhere":
            yield from (self.at(token) for token in sorted(reach(verb), key=lambda t: t.i) if token.i > verb.i)
        else:
            yield from (self.named(head) for head in after(verb, where))
            for thing in objects(verb):
                yield from (self.named(head) for head in after(kernel(thing), where))

    def content(self, verb: Token) -> Iterator[Ids]:
        """Whom the content of words is about: the subject of the clause, else whom its deed is done to."""
        heads = [verb, *(head for head in phrases(verb) if verb.is_ancestor(head))]
        for clause in (clause for head in heads for clause in complements(head)):
            yield from self.within_clause(clause)

    def within_clause(self, clause: Token) -> Iterator[Ids]:
        """Who stands in a clause: its subject, its objects, then whoever is named with them."""
        subject = own_subject(clause)
        if subject is not None and not passive(clause):
            yield self.named(subject)
        yield from (self.at(head) for head in objects(clause))
        yield from (self.named(phrase) for phrase in phrases(clause))
        if subject is not None:
            yield self.named(subject)
        yield from self.content(clause)

    def of_modal(self, trigger: Trigger) -> tuple[Ids, Ids]:
        """The sides of what a speaker says must be done (who must is asked) or will not be done."""
        verb = trigger.token
        subject = grammatical_subject(verb)
        if trigger.type == "REQUEST":
            actors = self.speaker(verb)
            asked = self.named(subject) if subject is not None else ()
            return actors, without(asked, actors) or self.seek(trigger, "anywhere", actors)
        refusing = self.named(subject) if subject is not None else ()
        order = type_habits()[trigger.type].recipient
        return refusing, first(self.seek(trigger, where, refusing) for where in (*order, "anywhere"))

    def speaker(self, token: Token) -> Ids:
        """The actor in whose words a token stands."""
        who = self.telling.speaker(token)
        return (who,) if who is not None else ()

    def own_words(self, trigger: Trigger, actors: Ids) -> bool:
        """Whether who would do a deed says so: himself, or one who speaks for the same state."""
        speaker = self.telling.speaker(trigger.token)
        if speaker is None:
            return False
        one = self.cast[speaker]
        others = [self.cast[id] for id in actors]
        same = any(one.id in (other.id, other.member_of) or other.id == one.member_of for other in others)
        nation = one.country is not None and any(
            other.country == one.country and {other.sector, one.sector} <= OFFICIAL for other in others
        )
        forces = (child for head in doers(trigger.token) for child in head.lefts if child.dep_ == "poss")
        return same or nation or any(self.telling.stands_for(owner) == speaker for owner in forces)

    def of_charge(self, noun: Token) -> tuple[Ids, Ids]:
        """The sides of a noun by which a speaker blames: "that is a violation by X", "the government is in breach"."""
        actors = self.speaker(noun)
        blamed = first(self.named(head) for word in uses("events", "blamed") for head in after(noun, word))
        verb = noun.head.head if noun.head.pos_ == "ADP" else noun.head
        if not blamed and is_verb(verb):
            blamed = first(self.named(head) for head in doers(verb))
        return actors, without(blamed, actors)

    # -- nouns --------------------------------------------------------------------------------------------------------
    def noun_actors(self, noun: Token, trigger: Trigger) -> Ids:
        """Who does what a noun tells: "talks between A and B", "Israeli strikes", "the withdrawal of the troops"."""
        for word in uses("events", "together"):
            if found := first(self.named(head) for head in after(noun, word)):
                return found
        if found := first(self.named(child) for child in noun.lefts if child.dep_ in INNER):
            return found
        if trigger.deed is not None and not trigger.deed.of_actor:
            return ()
        if found := first(self.named(head) for word in uses("events", "done by") for head in after(noun, word)):
            return found
        return self.present(noun) if trigger.frame is None and type_habits()[trigger.type].mutual else ()

    def noun_recipients(self, trigger: Trigger) -> Ids:
        """To whom a noun's deed is done."""
        noun = trigger.noun or trigger.token
        words = type_habits()[trigger.type].noun
        if trigger.deed is not None and not trigger.deed.of_actor:
            words = ("of", *words)
        heads = [noun, *(inner for inner in after(noun, "of") if words[0] != "of")]
        found = first(self.named(head) for word in words for one in heads for head in after(one, word))
        if not found and trigger.mode == "visit":
            return first(self.hosted(head, DEPTH) for word in function_words("visited") for head in after(noun, word))
        return found

    def present(self, noun: Token) -> Ids:
        """Who took part in a mutual deed that is told as an occasion: "they settled it at a meeting"."""
        head = noun.head
        if head.lower_ not in function_words("meeting") or not is_verb(head.head):
            return ()
        return first(self.named(doer) for doer in doers(head.head))

    # -- phrases ------------------------------------------------------------------------------------------------------
    def at(self, head: Token) -> Ids:
        """The actors for whom a phrase and its conjuncts stand themselves."""
        heads = sorted((kernel(head), *head.conjuncts), key=lambda t: t.i)
        found = (self.telling.stands_for(one) for one in heads)
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def named(self, head: Token) -> Ids:
        """The actors for whom a phrase stands, else the nearest that are named inside it."""
        return self.at(head) or self.inside(head)

    def inside(self, head: Token) -> Ids:
        """The nearest actors named inside a phrase: "Serbia's suppression of", "an Indian proposal"."""
        found = [id for one in (head, *head.conjuncts) for id in self.owner(one, DEPTH)]
        return tuple(dict.fromkeys(found))

    def hosted(self, head: Token, depth: int) -> Ids:
        """The states in which a place lies, and those of its conjuncts: "in the northern province of X"."""
        found = [id for one in (head, *head.conjuncts) if (id := self.cast.host(one)) is not None]
        if not found and depth:
            inner = (child for child in head.children if child.dep_ in INNER)
            below = (i for child in head.rights if child.lower_ in function_words("lying") for i in child.children)
            return first(self.hosted(one, depth - 1) for one in (*inner, *below))
        return tuple(dict.fromkeys(found))

    def owner(self, head: Token, depth: int) -> Ids:
        """The nearest actors named inside the phrase of one head: before it, then after it."""
        if depth:
            for child in head.lefts:
                if child.dep_ in INNER and (ids := self.at(child) or self.owner(child, depth - 1)):
                    return ids
            for child in head.rights:
                if child.dep_ == "prep" and child.lower_ in function_words("owning"):
                    for inner in child.children:
                        if inner.dep_ == "pobj" and (ids := self.at(inner) or self.owner(inner, depth - 1)):
                            return ids
                elif child.dep_ == "appos" and (ids := self.at(child)):
                    return ids
        return ()


def phrases(verb: Token) -> Iterator[Token]:
    """The phrases that a verb or noun governs: objects, predicates, then what stands after its prepositions."""
    yield from objects(verb)
    for child in verb.children:
        if child.dep_ in ("attr", "acomp", "oprd"):
            yield child
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ not in function_words("earlier"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj" and inner.ent_type_ not in TIMES)


def first(options: Iterable[Ids]) -> Ids:
    """The first option that names anybody."""
    return next((ids for ids in options if ids), ())


def without(ids: Ids, actors: Ids) -> Ids:
    """The ids that are not already actors."""
    return tuple(id for id in ids if id not in actors)
