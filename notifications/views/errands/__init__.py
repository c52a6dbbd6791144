"""What each purpose of a link comes to. A new purpose is a line here and a class."""

from notifications.links import Purpose

from .base import Errand
from .notices import Reading
from .tasks import Doing, HandingOver, Taking

__all__ = ["ERRANDS", "Errand"]

ERRANDS: dict[Purpose, type[Errand]] = {
    Purpose.ACT: Doing,
    Purpose.TAKE: Taking,
    Purpose.HAND_OVER: HandingOver,
    Purpose.SEEN: Reading,
}
