"""Sides: who does a deed, and to whom it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.events.clauses import after, complements, doers, objects, own_subject, passive
from pactwatch.reading.events.lexicon import kernel, type_habits
from pactwatch.reading.events.triggers import Trigger

INNER = frozenset(("poss", "amod", "compound", "nmod", "appos", "nummod"))
OWNING = (
    "of",
    "by",
    "from",
    "in",
    "with",
    "to",
    "on",
    "against",
    "for",
    "between",
    "among",
    "at",
    "over",
    "into",
    "about",
)


class Sides:
    """Finds the sides of triggers in one report."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def of(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of the actors and of the recipients of a deed. Of a mutual deed all that are named together are actors."""
        if trigger.frame is None:
            actors, recipients = self.of_noun(trigger)
        else:
            actors, recipients = self.of_verb(trigger)
        actors = self.members(actors)
        recipients = tuple(id for id in self.members(recipients) if id not in actors)
        return actors, recipients

    def members(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids with every group replaced by its known members, each once."""
        return tuple(dict.fromkeys(member for id in ids for member in self.cast.members(id)))

    # -- verbs --------------------------------------------------------------------------------------------------------
    def of_verb(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sides of a verb, light verbs with their noun's sides."""
        verb, habit = trigger.token, type_habits()[trigger.type]
        actors = self.first(self.named(head) for head in doers(verb))
        if trigger.noun is not None and not actors:
            actors = self.noun_actors(trigger.noun, trigger)
        assert trigger.frame is not None
        order = trigger.frame.recipient or habit.recipient
        if habit.mutual and len(actors) > 1:
            return actors, self.first(self.seek(trigger, where, actors) for where in order if where == "with")
        recipients = self.first(self.seek(trigger, where, actors) for where in order)
        if not recipients and trigger.deed is not None:
            recipients = self.without(self.noun_recipients(trigger), actors)
        if not recipients:
            recipients = self.without(self.hosts(verb, trigger), actors)
        return actors, recipients

    def seek(self, trigger: Trigger, where: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Who stands at one of the places where a recipient may stand."""
        verb = trigger.token
        if where == "object":
            return self.without(self.first(self.at(head) for head in objects(verb)), actors)
        if where == "owner":
            return self.without(self.first(self.inside(head) for head in self.phrases(verb)), actors)
        if where == "content":
            return self.without(self.first(self.content(verb)), actors)
        if where == "subject":
            return ()
        heads = [*after(verb, where)]
        for head in objects(verb):
            heads += after(kernel(head), where)
        return self.without(self.first(self.named(head) for head in heads), actors)

    def phrases(self, verb: Token) -> Iterator[Token]:
        """The phrases that a verb governs: objects, then what stands after its prepositions."""
        yield from objects(verb)
        for child in verb.children:
            if child.dep_ in ("attr", "acomp", "oprd"):
                yield child
        for child in verb.children:
            if child.dep_ in ("prep", "dative"):
                yield from (
                    inner
                    for inner in child.children
                    if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME")
                )

    def content(self, verb: Token) -> Iterator[tuple[str, ...]]:
        """Whom the content of words is about: the subject of the clause, else whom its deed is done to."""
        for clause in complements(verb):
            subject = own_subject(clause)
            if subject is not None and not passive(clause):
                yield self.named(subject)
            yield from (self.at(head) for head in objects(clause))
            for phrase in self.phrases(clause):
                yield self.named(phrase)
            if subject is not None:
                yield self.named(subject)
            yield from self.content(clause)
        for head in objects(verb):
            for clause in complements(head):
                subject = own_subject(clause)
                if subject is not None:
                    yield self.named(subject)
                yield from (self.named(phrase) for phrase in self.phrases(clause))

    def hosts(self, token: Token, trigger: Trigger) -> tuple[str, ...]:
        """The states in whose places a deed is done."""
        heads = [head for preposition in type_habits()[trigger.type].place for head in after(token, preposition)]
        return self.first(self.named(head) for head in heads)

    # -- nouns --------------------------------------------------------------------------------------------------------
    def of_noun(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sides of a noun that stands alone: "Israeli strikes on the port", "talks between A and B"."""
        actors = self.noun_actors(trigger.token, trigger)
        return actors, self.without(self.noun_recipients(trigger), actors)

    def noun_actors(self, noun: Token, trigger: Trigger) -> tuple[str, ...]:
        """Who does what a noun tells."""
        between = self.first(self.named(head) for word in ("between", "among", "by") for head in after(noun, word))
        if between:
            return between
        own = self.first(self.at(child) or self.named(child) for child in noun.lefts if child.dep_ in INNER)
        if own:
            return own
        if trigger.deed is None or trigger.deed.of_actor:
            return self.first(self.named(head) for word in ("of", "from") for head in after(noun, word))
        return ()

    def noun_recipients(self, trigger: Trigger) -> tuple[str, ...]:
        """To whom a noun's deed is done."""
        noun = trigger.noun or trigger.token
        words = list(type_habits()[trigger.type].noun)
        if trigger.deed is not None and not trigger.deed.of_actor:
            words.insert(0, "of")
        return self.first(self.named(head) for word in words for head in after(noun, word))

    # -- phrases ------------------------------------------------------------------------------------------------------
    def at(self, head: Token) -> tuple[str, ...]:
        """The actors for whom a phrase and its conjuncts stand themselves."""
        return self.cast.all(kernel(head), cite=True)

    def named(self, head: Token) -> tuple[str, ...]:
        """The actors for whom a phrase stands, else the nearest that are named inside it."""
        return self.at(head) or self.inside(head)

    def inside(self, head: Token) -> tuple[str, ...]:
        """The nearest actors named inside a phrase: "Serbia's suppression of", "an Indian proposal"."""
        found: list[str] = []
        for one in (head, *head.conjuncts):
            found += self.inside_one(one, 0)
        return tuple(dict.fromkeys(found))

    def inside_one(self, head: Token, depth: int) -> tuple[str, ...]:
        if depth > 4:
            return ()
        for child in head.lefts:
            if child.dep_ in INNER and (ids := self.at(child) or self.inside_one(child, depth + 1)):
                return ids
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in OWNING:
                for inner in child.children:
                    if inner.dep_ == "pobj" and (ids := self.at(inner) or self.inside_one(inner, depth + 1)):
                        return ids
            elif child.dep_ == "appos" and (ids := self.at(child)):
                return ids
        return ()

    @staticmethod
    def first(options: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """The first option that names anybody."""
        return next((ids for ids in options if ids), ())

    @staticmethod
    def without(ids: tuple[str, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
        """The ids that are not already actors."""
        return tuple(id for id in ids if id not in actors)
