"""The door: who asks, whether they may come in, and whether a form that arrives is one of ours."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated, Protocol
from urllib.parse import quote, urlsplit

from fastapi import Depends, Form, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pactwatch.web.access.accounts import LONGEST, Accounts
from pactwatch.web.access.people import Person, Role
from pactwatch.web.access.throttle import Throttle

SAFE = {"GET", "HEAD", "OPTIONS"}
PUBLIC = ("/login", "/style.css", "/static/")
A_YEAR = 365 * 24 * 3600


class Access(Protocol):
    """How people are known. `secure` tells that they come by https, `asks` that they must log in."""

    secure: bool
    asks: bool

    def person(self, token: str | None) -> Person | None:
        """Whose session a cookie is of."""
        ...


class Alone:
    """On one's own machine: nobody is asked, and everything is theirs."""

    secure = asks = False

    def __init__(self, name: str) -> None:
        self._person = Person(name, "keeper")

    def person(self, token: str | None) -> Person | None:
        return self._person


class Team:
    """People with accounts."""

    asks = True

    def __init__(self, accounts: Accounts, secure: bool) -> None:
        self.accounts, self.secure = accounts, secure
        self.throttle = Throttle()

    def person(self, token: str | None) -> Person | None:
        return self.accounts.whose(token) if token else None


class Door:
    """Lets in those who are known, and keeps out what another site makes a browser send.

    `access` says how they are known; `secret` is what tokens of forms are made with, another one each time the program
    starts.
    """

    def __init__(self, app: ASGIApp, access: Access, secret: bytes) -> None:
        self.app, self.access, self.secret = app, access, secret
        prefix = "__Host-" if access.secure else ""  # such a cookie is the browser's for this host alone
        self.session, self.visitor = prefix + "session", prefix + "visitor"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        person = await run_in_threadpool(self.access.person, request.cookies.get(self.session))
        visitor = request.cookies.get(self.visitor) or secrets.token_urlsafe(32)
        scope.setdefault("state", {}).update(door=self, person=person, token=self.token(visitor, request))
        refusal = self.refusal(request, person)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and self.visitor not in request.cookies:
                MutableHeaders(scope=message).append("Set-Cookie", self.cookie(self.visitor, visitor, A_YEAR))
            await send(message)

        await (refusal or self.app)(scope, receive, send_with_cookie)

    def refusal(self, request: Request, person: Person | None) -> Response | None:
        """Why a request goes no further, None where it does."""
        path = request.url.path
        if request.method not in SAFE and is_foreign(request):
            return JSONResponse({"detail": "This comes from another site"}, 403)
        if person or path.startswith(PUBLIC):
            return None
        if path.startswith("/api/"):
            return JSONResponse({"detail": "Log in first"}, 401)
        where = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(where)}", 303)

    def token(self, visitor: str, request: Request) -> str:
        """What a form of ours carries for this browser and session."""
        whose = f"{visitor}\n{request.cookies.get(self.session, '')}"
        return hmac.new(self.secret, whose.encode(), "sha256").hexdigest()

    def cookie(self, name: str, value: str, seconds: int) -> str:
        """A cookie as it is set: for this host, sent by our own pages only, no script's business."""
        secure = "; Secure" if self.access.secure else ""
        return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"

    def session_cookie(self, token: str) -> str:
        """The cookie of a session; of an empty token the one that ends it."""
        return self.cookie(self.session, token, LONGEST if token else 0)


def is_foreign(request: Request) -> bool:
    """Whether a browser says that another site made it send this."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("Host")


def form_of_ours(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Refuses a form that does not carry the token that our own page gave this browser."""
    if not hmac.compare_digest(token.encode(), request.state.token.encode()):
        raise HTTPException(403, "This form is not ours, or too old: load the page anew")


def person_with(role: Role) -> object:
    """A dependency that gives the person who asks, and refuses those who may not."""

    def person(request: Request) -> Person:
        asking: Person = request.state.person
        if not asking.may(role):
            raise HTTPException(403, f"This takes a {role}")
        return asking

    return Depends(person)


Reviewer = Annotated[Person, person_with("reviewer")]
Keeper = Annotated[Person, person_with("keeper")]
OfOurs = Depends(form_of_ours)
