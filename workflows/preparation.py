"""How long a region has prepared, against what the published page gives as usual (R46). Pure."""

from dataclasses import dataclass
from datetime import date

# "About three to six months" (R46), in days. `PREPARATION_DAYS` in settings takes their place.
USUAL_DAYS = (91, 183)


@dataclass(frozen=True)
class Preparation:
    """Days from the contact to the start of distribution, or to today while that is still to come."""

    started: date
    until: date
    begun: bool
    usual: tuple[int, int] = USUAL_DAYS

    @property
    def days(self) -> int:
        return max((self.until - self.started).days, 0)

    @property
    def shortest(self) -> int:
        return self.usual[0]

    @property
    def longest(self) -> int:
        return self.usual[1]

    @property
    def band(self) -> int:
        """How wide the usual time is."""
        return self.longest - self.shortest

    @property
    def is_short(self) -> bool:
        return self.days < self.shortest

    @property
    def is_long(self) -> bool:
        return self.days > self.longest

    @property
    def scale(self) -> int:
        """The last day that a drawn measure shows."""
        return max(self.longest * 4 // 3, self.days)
