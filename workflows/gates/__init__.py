"""The gates of the path, grouped by what they are about. A gate without a rule is refused at import."""

from . import network, people, pilot, printing, sessions
from .base import Gate, Missing, Severity

ALL: dict[str, Gate] = {
    gate.name: gate
    for module in (people, sessions, network, printing, pilot)
    for gate in vars(module).values()
    if isinstance(gate, Gate)
}

__all__ = ["ALL", "Gate", "Missing", "Severity", "network", "people", "pilot", "printing", "sessions"]
