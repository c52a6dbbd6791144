"""Makes the demonstration country: its advisers, then one region after the other."""

from datetime import datetime

from django.utils.translation import override

from config.demonstration.clock import Clock
from config.demonstration.country import REGIONS
from config.demonstration.country.people import ADVISERS
from config.demonstration.travel import advisers, travel
from workflows.models import AdoptionCase


def load_country(now: datetime) -> list[AdoptionCase]:
    """Every region, each in a transaction of its own. Nothing that is done is later than `now`."""
    clock = Clock(now)
    with override("fi"):
        advisers(ADVISERS)
        return [travel(journey, clock, number=number) for number, journey in enumerate(REGIONS)]
