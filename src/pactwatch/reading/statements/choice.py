"""Choice: which cues, contents and sources of a report belong together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pactwatch.reading.statements.claim_scores import ClaimJudge
from pactwatch.reading.statements.claims import Claim, find_chunks, find_claims
from pactwatch.reading.statements.cues import sense_codes, tells
from pactwatch.reading.statements.features import find_features
from pactwatch.reading.statements.grammar import find_plain
from pactwatch.reading.statements.nested import find_nested
from pactwatch.reading.statements.sheet import Sheet
from pactwatch.reading.statements.source_scores import NOBODY, SourceJudge
from pactwatch.reading.statements.speeches import find_speeches
from pactwatch.reading.statements.tagger import find_tags
from pactwatch.reading.statements.weights import Floats, Weights, weights

ENOUGH = 0.25  # probability from which a claim is taken


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim that is taken, with the head of the phrase that names its source (None: nobody is named)."""

    claim: Claim
    source: int | None


def choose(sheet: Sheet, trained: Weights | None = None) -> list[Choice]:
    """The claims of a report, in the order of the words: the likeliest first taken, none that lies across another."""
    if not len(sheet):
        return []
    trained = trained or weights()
    senses, speeches = sense_codes(sheet), find_speeches(sheet)
    tags = find_tags(find_features(sheet, speeches, senses), sheet.blocks, trained)
    chunks = find_chunks(sheet, tags)
    plain = find_plain(sheet, speeches, senses, tags)
    claims = list(dict.fromkeys([*find_claims(sheet, speeches, chunks, tags), *plain]))
    sums = trained.claim[ClaimJudge(sheet, chunks, tags, senses).rows(claims)].sum(axis=1)
    chances = np.maximum(likelihoods(sums), [plain.get(claim, 0.0) for claim in claims])
    chances = np.where([strays(sheet, claim) for claim in claims], 0.0, chances)
    taken = choose_claims(claims, chances, len(sheet))
    cues = {claim.cue for claim in taken}
    within = [claim for outer in taken for claim in find_nested(sheet, outer) if claim.cue not in cues]
    return choose_sources(SourceJudge(sheet, tags, senses), sorted([*taken, *within], key=order), trained)


def strays(sheet: Sheet, claim: Claim) -> bool:
    """Whether a cue would reach into a paragraph behind its own for words without quotation marks."""
    if claim.cue is None or claim.content.relation == "quote":
        return False
    return sheet.paras[claim.content.start] > sheet.paras[claim.cue] and sheet.quoted[claim.content.start] < 0


def choose_claims(claims: list[Claim], chances: Floats, size: int) -> list[Claim]:
    """The likely claims that can stand side by side, with other cues and other words, the likeliest first taken.

    `size` is the number of the report's tokens.
    """
    taken: list[Claim] = []
    cues: set[int | None] = set()
    covered = bytearray(size)
    for number in np.argsort(-chances, kind="stable").tolist():
        if chances[number] < ENOUGH:
            break
        claim, content = claims[number], claims[number].content
        if claim.cue not in cues and covered.find(1, content.start, content.end) < 0:
            covered[content.start : content.end] = b"\1" * (content.end - content.start)
            cues |= set() if claim.cue is None else {claim.cue}
            taken.append(claim)
    return taken


def order(claim: Claim) -> tuple[int, int, int]:
    """The order of the words, an outer claim before what it holds."""
    return claim.content.start, -claim.content.end, -1 if claim.cue is None else claim.cue


def choose_sources(judge: SourceJudge, claims: list[Claim], trained: Weights) -> list[Choice]:
    """Each claim with the likeliest of the phrases that may name its source."""
    candidates = [judge.candidates(claim) for claim in claims]
    sums = trained.source[judge.rows(claims, candidates)].sum(axis=1).tolist()
    choices: list[Choice] = []
    begin = 0
    for claim, found in zip(claims, candidates, strict=True):
        own = sums[begin : begin + len(found)]
        best = found[own.index(max(own))]
        begin += len(found)
        before = choices[-1] if choices else None
        if before and goes_on(judge.sheet, before.claim, claim):
            choices.append(Choice(claim, before.source))
        else:
            choices.append(Choice(claim, None if best == NOBODY else best))
    return choices


def goes_on(sheet: Sheet, before: Claim, after: Claim) -> bool:
    """Whether a speech without a cue is in one paragraph with the speech before it, and so the same person's."""
    both = before.content.relation == after.content.relation == "quote"
    return both and after.cue is None and sheet.paras[before.content.start] == sheet.paras[after.content.start]


def spoken(sheet: Sheet, choice: Choice) -> bool:
    """Whether somebody really spoke: in quotation marks, or a person with a name, by a verb of speech in the past."""
    cue = choice.claim.cue
    if choice.source is None or cue is None:
        return False
    told = sheet.tags[cue] == "VBD" and tells(sheet, cue)
    return choice.claim.content.relation == "quote" or (told and sheet.token(choice.source).ent_type_ == "PERSON")


def likelihoods(sums: Floats) -> Floats:
    """Probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-sums)), dtype=np.float32)
