"""Predicates that oblige nobody: what is, what is believed, what is in force."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.codes import Row, cells, table, words


def is_held(verb: Token) -> bool:
    """Whether a verb stands in what somebody only believes or hopes, in a condition, or says what a noun is about."""
    if verb.dep_ == "acl" or any(child.lower_ == "as" and child.i < verb.i for child in verb.children):
        return True
    for current in (verb, *verb.ancestors):
        if current.dep_ == "advcl" and any(c.tag_ in ("IN", "WRB") and c.i < current.i for c in current.children):
            return True
        if current.dep_ == "ccomp" and current.head.lemma_.lower() in words("commitments_opinion_verbs", "lemma"):
            return True
        if current.dep_ not in ("ccomp", "conj", "xcomp", "acl", "advcl"):
            return False
    return False


def is_idle(verb: Token, subject: Token | None, passive: bool, negated: bool) -> bool:
    """Whether a verb with a modal obliges nobody (commitments_idle_predicates.csv): composition, possession, force of
    law.

    "Shall be" obliges only where it names a state to bring about ("operational"), or one that nobody may be put in
    ("no person shall be subject to ...").
    """
    if subject is not None and subject.dep_ == "expl":
        return True
    if verb.lemma_ == "be" and not passive:
        states = words("commitments_due_states", "lemma")
        return not (has_complement(verb, states) or (negated and has_complement(verb, frozenset({"subject"}))))
    return any(fits(row, verb, subject, passive) for row in IDLE.get(verb.lemma_.lower(), ()))


def fits(row: Row, verb: Token, subject: Token | None, passive: bool) -> bool:
    """Whether a row of the table holds for a verb."""
    if row["voice"] not in ("passive" if passive else "active", "any"):
        return False
    if row["subject"] and (subject is None or subject.lemma_.lower() not in cells(row["subject"])):
        return False
    return not row["complement"] or has_complement(verb, frozenset(cells(row["complement"])))


def has_complement(verb: Token, wanted: frozenset[str]) -> bool:
    """Whether one of some words stands among a verb's complements."""
    near = [child for child in verb.children if child.i > verb.i]
    near += [i for c in near if c.dep_ in ("prep", "agent", "dobj", "attr", "acomp", "xcomp") for i in c.children]
    near += [i for c in near if c.dep_ == "prep" for i in c.children]
    return any(token.lower_ in wanted or token.lemma_.lower() in wanted for token in near)


def _idle_rows() -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in table("commitments_idle_predicates"):
        for lemma in cells(row["lemma"]):
            rows.setdefault(lemma, []).append(row)
    return rows


IDLE = _idle_rows()
