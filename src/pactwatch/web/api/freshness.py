"""Answers that need not be sent again: each carries an ETag, which is another one whenever the record has changed."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import Header, Request
from fastapi.responses import Response

from pactwatch import __version__
from pactwatch.web.desk import Desk


class Unchanged(Exception):
    """Who asks has the answer already."""


def unchanged(
    request: Request, response: Response, if_none_match: Annotated[str | None, Header(max_length=1000)] = None
) -> None:
    """Sets the ETag of an answer, and raises `Unchanged` where the one who asks names it."""
    desk: Desk = request.app.state.desk
    content = "\n".join((__version__, desk.state(), request.url.path, request.url.query))
    tag = f'W/"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'
    if if_none_match and ("*" in if_none_match or tag in if_none_match):
        raise Unchanged(tag)
    response.headers.update(kept(tag))


def kept(tag: str) -> dict[str, str]:
    """The headers that let an answer be kept by the one who asks, and asked for again."""
    return {"ETag": tag, "Cache-Control": "private, no-cache"}


async def not_again(_: Request, error: Exception) -> Response:
    """Says so, without the answer."""
    return Response(status_code=304, headers=kept(str(error)))
