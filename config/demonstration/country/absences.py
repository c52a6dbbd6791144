"""Who is away while the country is looked at, and soon, and who reads their letters meanwhile."""

from dataclasses import dataclass

from config.demonstration.country.people import PAAVO, SAANA
from config.demonstration.journey import In


@dataclass(frozen=True)
class Away:
    """One person's absence, first and last day included."""

    name: str
    deputy: str
    first: In
    last: In


ABSENCES = (
    Away("Tuulikki Tuulimylly", "Heikki Heinäpelto", In(-6), In(8)),
    Away(SAANA, PAAVO, In(12), In(23)),
)
