"""Numerals: numbers that are spelled in several words."""

from __future__ import annotations

from pactwatch.reading.times.figures import YEARS
from pactwatch.reading.times.senses import Word


def join(words: list[Word]) -> list[Word]:
    """The words, each number made one: "twenty-four", "nineteen ninety-seven", "7 million", "thirty (30)"."""
    joined: list[Word] = []
    i = 0
    while i < len(words):
        end = end_of(words, i)
        joined.append(number(words[i:end]) if end > i else words[i])
        i = max(end, i + 1)
        if restated(joined[-1], words[i : i + 3]):
            joined[-1] = joined[-1]._replace(end=words[i + 2].end)
            i += 3
    return joined


def end_of(words: list[Word], start: int) -> int:
    """The place behind the number that is spelled from a place on, or the place itself where none is."""
    if "NUMERAL" not in words[start].senses and not (start + 1 < len(words) and counts_more(*words[start : start + 2])):
        return start
    end = start + 1
    while end < len(words):
        step = end + 1 if "HYPHEN" in words[end].senses and end + 1 < len(words) else end
        ranked = "ORDINAL" in words[step].senses and numeral(words[end - 1]) >= 20
        if "NUMERAL" not in words[step].senses and not ranked:
            break
        end = step + 1
    return end


def restated(word: Word, after: list[Word]) -> bool:
    """Whether a number is told again behind it, in brackets ("thirty (30) days")."""
    if "NUMBER" not in word.senses or [sign.text for sign in (after[:1] + after[2:])] != ["(", ")"]:
        return False
    return numeral(after[1]) == numeral(word)


def counts_more(word: Word, after: Word) -> bool:
    """Whether a figure is multiplied by the word after it ("7 million")."""
    return "NUMBER" in word.senses and int(after.senses.get("NUMERAL", 0)) >= 100


def numeral(word: Word) -> float:
    """The number that one word of a spelled number stands for."""
    return float(word.senses.get("NUMERAL") or word.senses.get("NUMBER") or word.senses.get("ORDINAL") or 0)


def number(run: list[Word]) -> Word:
    """One word for a spelled number: "nineteen ninety-seven" is a year, "twenty-first" a rank."""
    values = [numeral(word) for word in run if "HYPHEN" not in word.senses]
    century = len(values) > 1 and 10 <= values[0] <= 21 and 10 <= values[1] < 100
    total = values[0] * 100 + sum(values[1:]) if century else added(values)
    text = f"{total:g}" if total < 1e6 else str(int(total))
    senses = {"ORDINAL": text, "DAY": text} if "ORDINAL" in run[-1].senses else {"NUMBER": text}
    if "NUMBER" in senses and (century or total == 2000) and total in YEARS:
        senses["YEAR"] = text
    if total <= 12 and "NUMBER" in senses:
        senses["HOUR"] = text
    spread = "".join(word.text + " " for word in run).strip()
    return Word(spread, run[0].start, run[-1].end, senses)


def added(values: list[float]) -> float:
    """The sum of number words: "two hundred fifty thousand" is 250,000."""
    total = current = 0.0
    for value in values:
        if value < 100:
            current += value
        elif value == 100 and len(values) > 1:
            current = max(current, 1) * value
        elif value >= 1000:
            total, current = total + max(current, 1) * value, 0
        else:
            current += value
    return total + current
