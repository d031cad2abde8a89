"""The brief as Markdown (CommonMark with GitHub's footnotes): for a wiki, a pull request, a word processor."""

from __future__ import annotations

import re

from pactwatch.views.outline import Brief, Group, Line, Ours, Section, Source

# What CommonMark or GitHub would take as markup inside a line, and an address that would become a link
MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$!@]|(?<=\w):(?=//)|(?<=www)\.|^(?=[-+])|^(\d+)(?=[.)])", re.IGNORECASE)


def render_markdown(brief: Brief) -> str:
    """A brief as Markdown, ending in a line end. Nothing in a report's words can become markup, a link or an image."""
    title = f"Brief: {brief.process}" if brief.process else "Brief"
    parts = [f"# {plain(title)}", plain(brief.head), *(section(one) for one in brief.sections)]
    if brief.sources:
        parts += ["## Sources", "\n".join(footnote(source) for source in brief.sources)]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """A text with all that could be markup written as character references."""
    return MARKUP.sub(lambda found: "".join(f"&#{ord(c)};" for c in found[0]), text)


def section(one: Section) -> str:
    """A section: its heading, its groups, or what is said where it has none."""
    groups = [group(each) for each in one.groups] or [plain(one.empty)]
    return "\n\n".join((f"## {plain(one.title)}", *groups))


def group(one: Group) -> str:
    """A group as a list, with what it leaves out below."""
    parts = [f"### {plain(one.heading)}"] if one.heading else []
    if one.lines:
        parts.append("\n".join(item(line) for line in one.lines))
    left = [f"and {one.more} more (`--all` shows them)"] if one.more else []
    if left or one.note:
        parts.append(f"*{'; '.join([*left, *([plain(one.note)] if one.note else [])])}*")
    return "\n\n".join(parts)


def item(line: Line, depth: int = 0) -> str:
    """A line as an item of a list, with what stands under it as items of its own."""
    day = f"**{plain(line.day)}** " if line.day else ""
    mark = f"{line.mark.shape} *{line.mark.word}* · " if line.mark and line.mark.word else ""
    below = [item(under, depth + 1) for under in line.under]
    return "\n".join((f"{'  ' * depth}- {day}{mark}{words(line)}", *below))


def words(line: Line) -> str:
    """A line's words and the numbers of its footnotes."""
    text = ""
    for piece in line.pieces:
        if isinstance(piece, Ours):
            bare = piece.text.strip()
            text += piece.text.replace(bare, f"**{plain(bare)}**") if piece.strong else plain(piece.text)
        else:
            text += f"“{plain(piece.text)}”"
    gist = f": “{plain(line.gist.text)}”" if line.gist else ""
    return text + gist + "".join(f"[^{number}]" for number in line.sources)


def footnote(source: Source) -> str:
    """A source as a footnote: outlet, day, report and words."""
    outlet = f"{plain(source.outlet)}, " if not source.report.endswith(source.outlet) else ""
    return f"[^{source.number}]: {outlet}{source.day}, {plain(source.report)}: “{plain(source.words)}”"
