"""Who appears in one report, and which words stand for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from pactwatch.model import Actor, ActorKind, Mention, Words


class Cast:
    """The actors of one report, looked up by the words that stand for them.

    `actors` bear every name, epithet and adjective; `heads` maps the index of a mention's head token to the actor's id.
    `pronouns` maps the index of a resolved pronoun to an id: it becomes a mention once `who` was asked for it with
    `cite`, because the record keeps a pronoun only where it is a statement's source, an event's side or a commitment's
    `by`.
    `hosts` maps the index of a place's head token to the state that would host there, with the place's words as its
    mention: the state is an actor on that ground only once `host` was asked for it.
    """

    def __init__(
        self,
        actors: Iterable[Actor],
        heads: Mapping[int, str],
        pronouns: Mapping[int, str],
        hosts: Mapping[int, Actor] | None = None,
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._heads = dict(heads)
        self._pronouns = dict(pronouns)
        self._hosts = hosts or {}
        self._cited: dict[int, Token] = {}

    def __getitem__(self, id: str) -> Actor:
        return self._actors[id]

    def who(self, token: Token, cite: bool = False) -> str | None:
        """The id of the actor for whom the phrase headed by `token` stands, or None.

        With `cite` a pronoun so resolved is kept as a mention.
        """
        if token.i in self._heads:
            return self._heads[token.i]
        if token.i in self._pronouns:
            if cite:
                self._cited[token.i] = token
            return self._pronouns[token.i]
        return None

    def settle(self, token: Token, id: str) -> None:
        """Says for whom a pronoun stands, where the words show it better than its place; it is kept as a mention."""
        self._pronouns[token.i] = id
        self._cited[token.i] = token

    def all(self, token: Token, cite: bool = False) -> tuple[str, ...]:
        """The ids of the actors for whom a phrase and its conjuncts stand, in the order of the words, each once."""
        heads = sorted([token, *token.conjuncts], key=lambda t: t.i)
        return tuple(dict.fromkeys(id for head in heads if (id := self.who(head, cite)) is not None))

    def camp(self, id: str) -> frozenset[str]:
        """An actor and all that it belongs to: who speaks for one of them speaks for its side."""
        found: list[str] = []
        above: str | None = id
        while above is not None and above not in found:
            found.append(above)
            above = self._actors[above].member_of
        return frozenset(found)

    def enlist(self, head: Token, words: Words, kind: ActorKind) -> str:
        """The id of the actor whom only the text itself makes one: the bearer of an agreement's obligation.

        `head` is the head of the phrase `words` (without article). A phrase that is known by its head or by its words
        joins that actor, another becomes a new one.
        """
        if (known := self.who(head)) is not None:
            return known
        mention = Mention(start=words.start, end=words.end, text=words.text, form="epithet")
        name = words.text.casefold()
        known = next(
            (
                actor.id
                for actor in self._actors.values()
                if actor.name.casefold() == name or any(m.text.casefold() == name for m in actor.mentions)
            ),
            None,
        )
        if known is None:
            return self._admit(Actor(id="", name=words.text, kind=kind, mentions=(mention,)), head)
        return self._mention(known, (mention,), head)

    def host(self, token: Token) -> str | None:
        """The id of the state that hosts at the place headed by `token`, or None where no state is known for it.

        Call it only for a place that is visited or meets somebody: the place's words become a mention of that state.
        """
        if token.i in self._heads:
            return self._heads[token.i]
        state = self._hosts.get(token.i)
        if state is None:
            return None
        known = next((a.id for a in self._actors.values() if a.kind == "state" and a.name == state.name), None)
        return self._admit(state, token) if known is None else self._mention(known, state.mentions, token)

    def _admit(self, actor: Actor, head: Token) -> str:
        """Takes in a new actor, under the next id."""
        id = f"a{1 + max((int(id[1:]) for id in self._actors), default=0)}"
        self._actors[id] = actor.model_copy(update={"id": id})
        self._heads[head.i] = id
        return id

    def _mention(self, id: str, mentions: tuple[Mention, ...], head: Token) -> str:
        """Gives an actor further mentions."""
        actor = self._actors[id]
        merged = tuple(sorted((*actor.mentions, *mentions), key=lambda m: (m.start, m.end)))
        self._actors[id] = actor.model_copy(update={"mentions": merged})
        self._heads[head.i] = id
        return id

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The ids of the actors mentioned inside a span of code points, in the order of the words, each once."""
        found = sorted(
            (mention.start, actor.id)
            for actor in self._actors.values()
            for mention in actor.mentions
            if start <= mention.start and mention.end <= end
        )
        return tuple(dict.fromkeys(id for _, id in found))

    def person_at(self, start: int, end: int) -> str | None:
        """The id of the only person of whose name a span of code points is a part, or None."""
        named = (
            actor.id
            for actor in self._actors.values()
            if actor.kind == "person"
            and any(m.start < end and start < m.end and m.form == "name" for m in actor.mentions)
        )
        found = set(named)
        return found.pop() if len(found) == 1 else None

    def members(self, id: str) -> tuple[str, ...]:
        """The known members of a group, else the actor itself."""
        return self._actors[id].members or (id,)

    def finish(self) -> tuple[Actor, ...]:
        """The actors as the record shows them: with the pronouns that were cited."""
        cited: dict[str, list[Mention]] = {}
        for index, token in self._cited.items():
            mention = Mention(start=token.idx, end=token.idx + len(token.text), text=token.text, form="pronoun")
            cited.setdefault(self._pronouns[index], []).append(mention)
        return tuple(
            actor.model_copy(
                update={"mentions": tuple(sorted((*actor.mentions, *cited[actor.id]), key=lambda m: (m.start, m.end)))}
            )
            if actor.id in cited
            else actor
            for actor in self._actors.values()
        )
