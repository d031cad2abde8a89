"""People and their roles."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Role = Literal["reader", "reviewer", "keeper"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may what those before it may: see; decide; forget reports


class Person(NamedTuple):
    """Somebody who uses the pages, by the name under which decisions are kept."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this role, or one that may do more, is theirs."""
        return ROLES.index(self.role) >= ROLES.index(role)
