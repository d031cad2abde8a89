"""What people decided of two entries: that they are one, or that they are two."""

from __future__ import annotations

from pactwatch.linking.links import Decided, Key


class Judgement(Decided):
    """A person's word on a pair of entries of one kind, the smaller key first; there is one at most for a pair.

    `together` tells that the two are one, else they are two, whatever else links them. Reports are judged by keys with
    the id `""`, as in a `Story`. It holds for every day: it says how the words are to be read. `decision` is the id
    under which the record keeps it.
    """

    left: Key
    right: Key
    together: bool

    @property
    def by(self) -> Decided:
        """Whose word it is."""
        return Decided(decision=self.decision, who=self.who, why=self.why)
