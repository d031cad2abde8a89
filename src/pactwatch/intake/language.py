"""Which language a text is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4_000  # characters that are looked at
ENOUGH = 40  # letters; of fewer nothing is concluded from the words
SURE = 0.9  # confidence (0 to 1) from which another language is believed
ASSUMED = "en"


@cache
def identifier() -> LanguageIdentifier:
    """py3langid's model (Lui and Baldwin 2012), with confidences from 0 to 1."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return found


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text, from its first 4,000 characters.

    A text with too few letters to tell, and one that the model is not sure of, counts as English; letters of another
    script than Latin always tell.
    """
    letters = [character for character in text[:SAMPLE] if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    code, confidence = identifier().classify(text[:SAMPLE])
    if latin * 2 < len(letters):
        return str(code)
    if len(letters) < ENOUGH or confidence < SURE:
        return ASSUMED
    return str(code)
