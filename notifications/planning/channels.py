"""How a kind of thing reaches somebody: as the person chose it, and as the deputy who reads for the person did. Pure."""

from datetime import date

from notifications.declarations import DIGEST, Kind
from notifications.planning.world import Reader

CHANNELS = ("now", "digest", "off")
"""From the one that reaches somebody soonest to none."""


def channel(kind: Kind, person: Reader, reader: Reader) -> str:
    """As the person chose; at once what was to wait for a digest that the person, or the deputy who reads, turned off."""
    if kind.needed:
        return "now"
    chosen = person.chosen.get(kind.group, "now")
    without = "off" in (person.chosen.get(DIGEST), reader.chosen.get(DIGEST))
    return "now" if chosen == "digest" and without else chosen


def is_wanted(kind: Kind, person: Reader, reader: Reader, today: date) -> bool:
    """What is needed is told whatever anybody chose."""
    return kind.needed or (channel(kind, person, reader) != "off" and not pauses(reader, today))


def pauses(reader: Reader, today: date) -> bool:
    return reader.paused_until is not None and today < reader.paused_until
