"""A visit: one request for a page, the day it asks for, and what the page is drawn with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from pactwatch.views.answers.quote import Answer, heading
from pactwatch.views.charts.gallery import draw
from pactwatch.views.charts.picture import Frame, Picture
from pactwatch.views.known import Known
from pactwatch.web.access.people import Person
from pactwatch.web.asking import Chosen, Day
from pactwatch.web.desk import At, Desk, Question, Within
from pactwatch.web.drawing import templates
from pactwatch.web.links import Asked, address, quote_address, report_address
from pactwatch.web.pictures import WIDE, Shown, shown
from pactwatch.web.reviewing import Kind, Review, review

Told = TypeVar("Told", bound=Answer)

NAVIGATION = (
    ("/", "Today"),
    ("/ledger", "Ledger"),
    ("/timeline", "Timeline"),
    ("/disputes", "Disputes"),
    ("/positions", "Positions"),
    ("/statements", "Statements"),
    ("/actors", "Actors"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/reports", "Reports"),
    ("/search", "Search"),
    ("/review", "Review"),
    ("/log", "Log"),
)


class Visit:
    """One request. `at` is the day that its address names, None for the newest, and the process."""

    def __init__(self, request: Request, as_of: Day = None, folder: Chosen = None) -> None:
        self.request = request
        self.at = At(as_of, folder)
        self.desk: Desk = request.app.state.desk
        self.person: Person = request.state.person

    @property
    def carried(self) -> dict[str, Asked]:
        """What the address of another page takes along from this one's: the day and the process."""
        return {"as_of": self.at.day, "folder": self.at.folder}

    @property
    def known(self) -> Known:
        """What was known on the day."""
        return self.desk.known(self.at)

    @property
    def week_before(self) -> str:
        """The day a week before the one shown, or the first that a calendar has."""
        shown = date.fromisoformat(self.known.day).toordinal()
        return date.fromordinal(max(1, shown - 7)).isoformat()

    def turn_to(self, report: str) -> None:
        """Turns to the process of a report, where the record is not shown as a whole."""
        if self.desk.settled(self.at).folder:
            self.at = self.at._replace(folder=self.desk.record.folder_of(report))

    def ask(self, question: Question[Told]) -> Told:
        """The answer to a question on the day."""
        return self.desk.ask(question, self.at)

    def to(self, path: str, fragment: str = "", **asked: Asked) -> str:
        """The address of another page, on the same day."""
        return address(path, {**asked, **self.carried}, fragment)

    def ask_within(self, question: Within[Told], since: str | None, until: str | None) -> Told:
        """The answer to a question on the day, of what lies in a span of days."""
        known = self.known
        return self.desk.once((question, known, since, until), lambda: question(known.dossier, known.day, since, until))

    def picture(self, name: str, since: str | None, until: str | None, width: int) -> Picture:
        """A picture of what is known on the day, of a span of days."""
        known, frame = self.known, Frame(width, since, until)
        return self.desk.once((name, known, frame), lambda: draw(name, known.dossier, known.day, frame))

    def figure(self, name: str, since: str | None = None, until: str | None = None) -> Shown:
        """A picture as a page shows it."""
        return shown(self.picture(name, since, until, WIDE), since, until, self.to)

    def review(self, kind: Kind, id: str, others: Iterable[tuple[str, str]] = ()) -> Review | None:
        """What may be decided of a linked entry; `others` are names and ids of what it may be one with."""
        linked = self.desk.linked(self.at, id)
        named = [(name, other) for name, one in others if (other := self.desk.linked(self.at, one))]
        return review(self.known, kind, linked, named) if linked and linked.members else None

    def again(self, **changed: Asked) -> str:
        """The address of this page, asked with something else."""
        return address(self.request.url.path, {**self.request.query_params, **changed})

    def page(self, template: str, **shown: Any) -> HTMLResponse:
        """A page drawn by a template. What it shows may have an `answer`, whose head it then carries."""
        head = shown.get("answer") or Answer(**heading(self.known))
        drawn = templates().get_template(template).render(
            head=head,
            navigation=NAVIGATION,
            path=self.request.url.path,
            asked=dict(self.request.query_params),
            as_of=self.at.day,
            carried={name: value for name, value in self.carried.items() if value},
            processes=len(self.desk.folders()) if self.desk.settled(self.at).folder else 0,
            person=self.person,
            asks=self.request.state.door.access.asks,
            token=self.request.state.token,
            to=self.to,
            again=self.again,
            words_at=partial(quote_address, carried=self.carried),
            report_at=partial(report_address, carried=self.carried),
            **shown,
        )  # fmt: skip
        return HTMLResponse(drawn)


Here = Annotated[Visit, Depends()]
