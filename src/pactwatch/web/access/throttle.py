"""How often a password may be tried: a few times for one name, more for one address, in a quarter of an hour."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

SPAN = 900.0  # seconds
OF_A_NAME, OF_AN_ADDRESS = 5, 30  # wrong tries in that span
REMEMBERED = 10_000  # names and addresses


class Throttle:
    """Counts wrong tries."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self._tries: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, name: str, address: str) -> int:
        """Seconds until another try is heard, 0 where it is at once."""
        with self._lock:
            return max(self._wait(key, most) for key, most in self._keys(name, address))

    def wrong(self, name: str, address: str) -> None:
        """Notes a wrong try."""
        with self._lock:
            for key, _ in self._keys(name, address):
                self._tries.setdefault(key, deque()).append(self.clock())
                self._tries.move_to_end(key)
            while len(self._tries) > REMEMBERED:
                self._tries.popitem(last=False)

    def right(self, name: str) -> None:
        """Forgets the wrong tries for a name."""
        with self._lock:
            self._tries.pop(("name", name), None)

    def _keys(self, name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
        return (("name", name), OF_A_NAME), (("address", address), OF_AN_ADDRESS)

    def _wait(self, key: tuple[str, str], most: int) -> int:
        tries = self._tries.get(key, deque())
        now = self.clock()
        while tries and tries[0] <= now - SPAN:
            tries.popleft()
        return int(tries[-most] + SPAN - now) + 1 if len(tries) >= most else 0
