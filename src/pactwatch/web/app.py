"""The application: which room of pages stands where, and what happens when one cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable
from secrets import token_bytes

from fastapi import FastAPI, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from pactwatch import __version__
from pactwatch.library.record import Record
from pactwatch.record.database import RecordError
from pactwatch.web import api, pages
from pactwatch.web.access.door import Access, Door
from pactwatch.web.api.freshness import Unchanged, not_again
from pactwatch.web.desk import Desk, NoDay
from pactwatch.web.drawing import templates
from pactwatch.web.headers import Headers

LOOPBACK = ("localhost", "127.0.0.1")
MOST = 1 << 20  # bytes of a form
# Whatever the environment says: nothing is told to anybody
SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def make_app(record: Record, access: Access, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """The application over an open record, for those whom `access` lets in.

    It answers only to those who ask for one of `hosts` by name, so that no page from elsewhere reaches it under a name
    of its own (DNS rebinding).
    """
    app = FastAPI(
        title="Pactwatch",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        telemetry=SILENT,
        max_body_size=MOST,
    )
    app.state.desk = Desk(record)
    app.add_middleware(Door, access=access, secret=token_bytes(32))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.add_middleware(Headers, secure=access.secure)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.include_router(api.router)
    app.add_exception_handler(Unchanged, not_again)
    app.add_exception_handler(HTTPException, not_shown)
    app.add_exception_handler(RequestValidationError, not_asked_so)
    app.add_exception_handler(RecordError, not_there)
    app.add_exception_handler(NoDay, no_day)
    return app


def sorry(request: Request, status: int, title: str, sentence: str) -> Response:
    """Says why there is nothing else to be had: as a page, or as JSON to who asks the API."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": sentence}, status)
    drawn = templates().get_template("sorry.html.jinja").render(title=title, sentence=sentence)
    return HTMLResponse(drawn, status)


async def not_shown(request: Request, error: Exception) -> Response:
    """For what is not there, or may not be asked."""
    assert isinstance(error, HTTPException)
    answer = sorry(request, error.status_code, "Nothing stands here", f"{error.detail}.")
    answer.headers.update(error.headers or {})
    return answer


async def not_asked_so(request: Request, error: Exception) -> Response:
    """For an address that asks with something it cannot mean."""
    assert isinstance(error, RequestValidationError)
    if request.url.path.startswith("/api/"):
        return await request_validation_exception_handler(request, error)
    wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    return sorry(request, 422, "This cannot be asked so", f"{wrong}.")


async def not_there(request: Request, error: Exception) -> Response:
    """For what the record does not have, or refuses to do."""
    return sorry(request, 409 if request.method == "POST" else 404, "The record says no", f"{error}.")


async def no_day(request: Request, error: Exception) -> Response:
    """For a record in which no report carries a date."""
    return sorry(request, 409, "No report with a date yet", f"{error}.")
