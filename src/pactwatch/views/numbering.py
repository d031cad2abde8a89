"""The numbers of a brief's sources: from 1, in the order in which a reader meets them, so that notes count alike
whoever sets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pactwatch.views.outline import Line, Section, Source, Theirs


def numbered(sections: Sequence[Section], sources: Sequence[Source]) -> tuple[tuple[Section, ...], tuple[Source, ...]]:
    """Sections and their sources with new numbers; a source that nothing refers to is left out."""
    order = dict.fromkeys(number for section in sections for number in met(section))
    numbers = {old: new for new, old in enumerate(order, 1)}
    kept = sorted(
        (replace(one, number=numbers[one.number]) for one in sources if one.number in numbers),
        key=lambda one: one.number,
    )
    return tuple(renumbered(section, numbers) for section in sections), tuple(kept)


def met(section: Section) -> Iterator[int]:
    """The numbers of a section's sources in the order of its lines."""
    for group in section.groups:
        for line in group.lines:
            yield from line.cited()


def renumbered(section: Section, numbers: Mapping[int, int]) -> Section:
    """A section with new numbers."""
    groups = (
        replace(group, lines=tuple(with_numbers(one, numbers) for one in group.lines)) for group in section.groups
    )
    return replace(section, groups=tuple(groups))


def with_numbers(line: Line, numbers: Mapping[int, int]) -> Line:
    """A line with new numbers, and what stands under it."""

    def theirs(one: Theirs) -> Theirs:
        return replace(one, source=numbers[one.source])

    return replace(
        line,
        pieces=tuple(theirs(one) if isinstance(one, Theirs) else one for one in line.pieces),
        sources=tuple(numbers[number] for number in line.sources),
        gist=theirs(line.gist) if line.gist else None,
        under=tuple(with_numbers(one, numbers) for one in line.under),
    )
