"""Logging in and out, where a team does."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from pactwatch.web.access.door import Door, OfOurs, Team
from pactwatch.web.drawing import templates
from pactwatch.web.links import inside

router = APIRouter()

Typed = Annotated[str, Form(max_length=2000)]


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:
    """The form."""
    team_of(request)
    return form(request, inside(next))


@router.post("/login", dependencies=[OfOurs])
def enter(request: Request, name: Typed = "", password: Typed = "", next: Typed = "/") -> Response:
    """Begins a session, unless the password is wrong or was wrong too often."""
    team = team_of(request)
    address = request.client.host if request.client else ""
    if seconds := team.throttle.wait(name, address):
        return form(request, next, f"Too many wrong tries. Wait {-(-seconds // 60)} minutes.", 429, seconds)
    team.throttle.wrong(name, address)  # before the check, so that tries at one time are counted too
    token = team.accounts.begin(name, password)
    if token is None:
        return form(request, next, "No account has this name and password.", 401)
    team.throttle.right(name)
    return led_on(request, inside(next), token)


@router.post("/logout", dependencies=[OfOurs])
def leave(request: Request) -> Response:
    """Ends the session."""
    team, door = team_of(request), request.state.door
    if token := request.cookies.get(door.session):
        team.accounts.end(token)
    return led_on(request, "/login", "")


def team_of(request: Request) -> Team:
    """The team, where there is one."""
    door: Door = request.state.door
    if not isinstance(door.access, Team):
        raise HTTPException(404, "Nobody has to log in here")
    return door.access


def form(request: Request, next: str, wrong: str = "", status: int = 200, seconds: int = 0) -> Response:
    """The form, with what was wrong."""
    drawn = templates().get_template("login.html.jinja").render(token=request.state.token, next=next, wrong=wrong)
    return HTMLResponse(drawn, status, {"Retry-After": str(seconds)} if seconds else None)


def led_on(request: Request, where: str, token: str) -> Response:
    """To another page of ours, with a session begun or ended."""
    door: Door = request.state.door
    return RedirectResponse(where, 303, {"Set-Cookie": door.session_cookie(token)})
