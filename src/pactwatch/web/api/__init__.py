"""JSON for every view and decision, described by OpenAPI at `/api/openapi.json`."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from pactwatch.web.api import decisions, views
from pactwatch.web.api.answers import PROBLEMS
from pactwatch.web.api.freshness import unchanged

router = APIRouter(prefix="/api", responses=PROBLEMS)
router.include_router(views.router, dependencies=[Depends(unchanged)], responses={304: {"description": "Unchanged"}})
router.include_router(decisions.router)
