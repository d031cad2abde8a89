"""What stands in a brief, and what it never says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pactwatch.linking.dossier import link
from pactwatch.views.brief import brief
from pactwatch.views.outline import Brief, Group, Line, Section, Theirs
from tests.process import agreement, doubt, process, wire
from tests.telling import Telling


def shown(as_of: str | None = None, everything: bool = False) -> Brief:
    return brief(link(process()), as_of, everything)


def section(of: Brief, id: str) -> Section:
    return next(section for section in of.sections if section.id == id)


def group(of: Brief, id: str, heading: str) -> Group:
    return next(group for group in section(of, id).groups if group.heading == heading)


def lines(of: Brief) -> Iterator[Line]:
    for one in of.sections:
        for each in one.groups:
            for line in each.lines:
                yield line
                yield from line.under


def said(line: Line) -> str:
    mark = f"{line.mark.word} · " if line.mark else ""
    return f"{line.day} | {mark}" + "".join(piece.text for piece in line.pieces)


def test_the_sections_stand_in_their_order() -> None:
    assert [section.title for section in shown().sections] == [
        "In short",
        "What is due",
        "Planned and in doubt",
        "Who said what",
        "Disputed",
        "Timeline",
        "Open questions",
    ]


def test_the_head_says_which_process_which_day_how_many_reports_and_stories() -> None:
    of = shown()
    assert of.process == "ARL ACCORD"
    assert of.head == "As of 25 Apr 2024 · 5 reports · 4 stories · 1 Apr 2024 to 25 Apr 2024"


def test_every_line_refers_to_words_of_a_report() -> None:
    of = shown(everything=True)
    texts = {text.report: text.text for text in of.texts}
    assert all(line.sources for line in lines(of))
    assert {number for line in lines(of) for number in line.cited()} <= {source.number for source in of.sources}
    for source in of.sources:
        assert source.words == texts[source.report][source.span.start : source.span.end]


def test_a_quotation_stands_in_its_source() -> None:
    of = shown(everything=True)
    words = {source.number: source.words for source in of.sources}
    quoted = [piece for line in lines(of) for piece in line.pieces if isinstance(piece, Theirs)]
    assert quoted
    assert all(piece.text.rstrip("…") in words[piece.source] for piece in quoted)


def test_what_is_due_counts_the_days_left_and_says_what_makes_it_doubtful() -> None:
    (first, second) = group(shown(), "due", "Next").lines
    assert (
        said(first)
        == "1 May 2024 | at risk · 6 days left · Highland Army: leave the town of Bel (ARL ACCORD, article 1)"
    )
    assert "delayed: Ivo Dane, in Arl Press, 25 Apr 2024: The Highland Army may not leave" in said(first.under[0])
    assert said(second).startswith("12 May 2024 | pending · 17 days left")


def test_the_day_of_the_brief_decides_what_is_known() -> None:
    before = shown("2024-04-10")
    assert before.head.startswith("As of 10 Apr 2024 · 1 report · 1 story")
    assert said(group(before, "due", "Next").lines[0]).startswith("1 May 2024 | pending · 21 days left")


def test_a_date_that_passes_without_word_is_overdue_and_never_a_breach() -> None:
    after = shown("2024-05-04")
    (line,) = group(after, "due", "Past its day").lines
    assert said(line).startswith("1 May 2024 | overdue · by 3 days, not reported done · Highland Army: ")
    assert "breach" not in " ".join(map(said, lines(after)))


def test_a_day_that_is_due_today_is_not_overdue() -> None:
    assert "due today" in said(group(shown("2024-05-01"), "due", "Next").lines[0])


def test_a_report_that_it_was_done_ends_it() -> None:
    done = Telling("done.txt", "2024-05-02", "The Highland Army left Bel on 1 May, as the Arl Accord asked.")
    army = done.actor("Highland Army", kind="forces")
    accord = done.agreement("Arl Accord", signed="2024-04-01")
    fulfilled = [done.evidence("fulfilment", "left Bel on 1 May")]
    done.commitment(
        "left Bel", army, due=done.due("1 May", "2024-05-01"), agreement=accord, status="fulfilled", evidence=fulfilled
    )
    of = brief(link([agreement().reading(), doubt().reading(), done.reading()]), "2024-05-09")
    (line,) = group(of, "due", "Done or decided").lines
    assert said(line).startswith("1 May 2024 | fulfilled · Highland Army: leave the town of Bel")
    assert "fulfilled: done.txt, 2 May 2024: The Highland Army left Bel on 1 May" in said(line.under[0])


@pytest.mark.parametrize(
    ("news", "verb", "group_of", "shown"),
    [
        ("The Highland Army freed the last prisoners in Bel.", "freed", "Done or decided", "fulfilled · "),
        ("The Highland Army lit fireworks.", "lit", "Past its day", "overdue · by 2 days, not reported done · "),
    ],
)
def test_a_deed_that_is_what_was_owed_ends_it_and_another_does_not(
    news: str, verb: str, group_of: str, shown: str
) -> None:
    report = Telling("news.txt", "2024-05-13", news, source="Arl Press")
    report.event("RETREAT", verb, report.actor("Highland Army", kind="forces"), when="2024-05-11", mode="release")
    of = brief(link([agreement().reading(), report.reading()]), "2024-05-14")
    (line,) = [line for line in group(of, "due", group_of).lines if "prisoners" in said(line)]
    assert said(line).startswith(f"12 May 2024 | {shown}")


def test_a_due_date_that_waits_for_an_event_says_so() -> None:
    (line,) = group(shown(), "due", "Waiting for an event").lines
    assert said(line).startswith("no date | pending · Union: send observers")
    assert "(computed: 10 days after start of the truce)" in said(line)


def test_two_dates_for_one_duty_stand_side_by_side_and_are_a_question() -> None:
    duty = group(shown(), "due", "Next").lines[1]
    assert said(duty.under[0]).endswith("also given as 11 May 2024 (computed: 40 days after the signing)")
    assert any("Which date counts: 12 May 2024 (stated) or 11 May 2024" in said(line) for line in lines(shown()))


def test_a_plan_that_is_denied_is_in_doubt_with_both_sides_under_it() -> None:
    doubted = group(shown(), "planned", "In doubt").lines
    (plan,) = [line for line in doubted if line.under]
    assert said(plan).startswith("Jun 2024 | planned · host (unnamed): meeting or talks")
    assert [said(side) for side in plan.under] == [
        " | host (unnamed) (The Bel Post, 20 Apr 2024): There will be a conference in June",
        " | Mira Solt (The Bel Post, 20 Apr 2024): There is no conference",
    ]


def test_a_plan_is_never_told_as_a_deed() -> None:
    for line in lines(shown("2024-08-01", everything=True)):
        if "conference" in said(line) + (line.gist.text if line.gist else ""):
            assert line.mark is None or line.mark.word not in ("happened", "ongoing")


def test_a_copied_story_is_told_once_and_counted_as_one() -> None:
    met = [
        line for line in group(shown(), "timeline", "Until 25 Apr 2024").lines if line.gist and "met" in line.gist.text
    ]
    assert [said(line) for line in met] == [
        "15 Apr 2024 | happened · Mira Solt and Ivo Dane: meeting or talks in Bel (2 reports, 1 story)"
    ]


def test_who_said_what_tells_speech_from_thought_and_names_the_unnamed() -> None:
    groups = {group.heading: group for group in section(shown(everything=True), "positions").groups}
    thought, speech = groups["Ivo Dane, commander"].lines
    assert said(thought) == "25 Apr 2024 | thinks, by the report: The Highland Army may not leave Bel"
    assert said(speech) == "16 Apr 2024 | says: We shall leave the town in time,"
    assert said(groups["diplomats (unnamed)"].lines[0]).startswith("16 Apr 2024 | says, as the report puts it: ")


def test_the_words_between_two_parts_of_a_quotation_are_in_nobodys_mouth() -> None:
    telling = Telling("r", "2024-05-01", "“We left,” Ivo Dane said in Bel, “and we slept.”")
    parts = [telling.span("We left,"), telling.span("and we slept.")]
    whole = telling.span("We left,” Ivo Dane said in Bel, “and we slept.")
    dane = telling.actor("Ivo Dane")
    telling.statement("We left,", "Ivo Dane", dane, mode="direct")
    telling.entries["statements"][0] |= {**whole, "parts": parts, "text": "We left, and we slept."}
    (line,) = section(brief(link([telling.reading()])), "positions").groups[0].lines
    assert [piece.text for piece in line.pieces] == ["says: ", "We left,", " … ", "and we slept.", ""]
    assert len(line.sources) == 2


def test_a_plan_whose_day_is_past_is_a_question() -> None:
    (question,) = [line for line in section(shown(), "questions").groups[0].lines if "Did it happen" in said(line)]
    assert said(question).startswith("22 Apr 2024 |  · Did it happen? Planned for 22 Apr 2024, no report since.")


def test_a_doubt_without_later_word_is_a_question() -> None:
    assert any("In doubt since 25 Apr 2024, no later word" in said(line) for line in lines(shown()))


def test_what_only_the_unnamed_tell_is_a_question() -> None:
    (asked,) = [line for line in lines(brief(link([wire().reading()]))) if "Only unnamed sources say so" in said(line)]
    assert asked.gist is not None
    assert "conference" in asked.gist.text


def test_a_group_is_shortened_openly() -> None:
    duties = Telling("accord.txt", "2024-04-01", " ".join(f"They shall pay fee{n} by day{n}." for n in range(1, 29)))
    for n in range(1, 29):
        duties.commitment(f"pay fee{n}", due=duties.due(f"day{n}", f"2024-05-{n:02}"))
    short, whole = (group(brief(link([duties.reading()]), everything=all), "due", "Next") for all in (False, True))
    assert (len(short.lines) + short.more, len(whole.lines), whole.more) == (28, 28, 0)
    assert short.more > 0


def test_the_same_reports_in_any_order_give_the_same_brief() -> None:
    assert brief(link(process())) == brief(link(reversed(process())))


def test_nothing_known_is_said_to_be_nothing() -> None:
    of = shown("2020-01-01")
    assert of.head == "As of 1 Jan 2020 · 0 reports · 0 stories"
    assert not any(section.groups for section in of.sections)


def test_a_day_that_is_none_and_reports_without_a_date_are_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        shown("yesterday")
    with pytest.raises(ValueError, match="no report carries a date"):
        brief(link([Telling("r", None, "Rain.").reading()]))


def test_a_report_without_a_date_is_known_on_every_day_and_said_to_have_none() -> None:
    undated = Telling("undated.txt", None, "Rain fell on the harbour.")
    assert brief(link([undated.reading(), wire().reading()])).head.endswith("16 Apr 2024 · 1 without a date")
