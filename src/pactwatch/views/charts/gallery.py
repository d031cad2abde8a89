"""All pictures by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pactwatch.linking.dossier import Dossier
from pactwatch.views.answers.ledger import ledger
from pactwatch.views.answers.network import network
from pactwatch.views.answers.places import places
from pactwatch.views.answers.positions import positions
from pactwatch.views.answers.timeline import timeline
from pactwatch.views.charts.ledger import ledger_picture
from pactwatch.views.charts.map import map_picture
from pactwatch.views.charts.network import network_picture
from pactwatch.views.charts.picture import WHOLE, Frame, Picture
from pactwatch.views.charts.positions import positions_picture
from pactwatch.views.charts.timeline import timeline_picture

PICTURES: Mapping[str, Callable[[Dossier, str | None, Frame], Picture]] = MappingProxyType(
    {
        "ledger": lambda dossier, day, frame: ledger_picture(ledger(dossier, day), frame),
        "timeline": lambda dossier, day, frame: timeline_picture(timeline(dossier, day), frame),
        "positions": lambda dossier, day, frame: positions_picture(positions(dossier, day), frame),
        "network": lambda dossier, day, frame: network_picture(network(dossier, day, frame.since, frame.until), frame),
        "map": lambda dossier, day, frame: map_picture(places(dossier, day, frame.since, frame.until), frame),
    }
)


def draw(name: str, dossier: Dossier, as_of: str | None = None, frame: Frame = WHOLE) -> Picture:
    """A picture of a dossier on a day, by default the newest on which a report was published.

    Raises `ValueError` where `name` is no picture's, `as_of` is not an ISO day, or is not given and no report carries
    one.
    """
    if name not in PICTURES:
        raise ValueError(f"there is no picture {name!r}: {', '.join(PICTURES)}")
    return PICTURES[name](dossier, as_of, frame)
