"""Makes the demonstration country: its advisers, then one region after the other, then who is away."""

from datetime import date, datetime

from django.utils.translation import override

from config.demonstration.clock import Clock
from config.demonstration.country import REGIONS
from config.demonstration.country.absences import ABSENCES
from config.demonstration.country.people import ADVISERS
from config.demonstration.happenings import user_called
from config.demonstration.travel import advisers, travel
from workflows.models import AdoptionCase
from workflows.services import absences


def load_country(now: datetime) -> list[AdoptionCase]:
    """Every region, each in a transaction of its own. Nothing that is done is later than `now`."""
    clock = Clock(now)
    with override("fi"):
        advisers(ADVISERS)
        cases = [travel(journey, clock, number=number) for number, journey in enumerate(REGIONS)]
        announce_absences(clock.today)
        return cases


def announce_absences(today: date) -> None:
    """Of those who came to be: on an unlucky day somebody may have been left out of the country."""
    for away in ABSENCES:
        try:
            person, deputy = user_called(away.name), user_called(away.deputy)
        except LookupError:
            continue
        absences.announce(person, first=away.first.day(today), last=away.last.day(today), deputy=deputy)
