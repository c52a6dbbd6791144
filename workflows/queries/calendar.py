"""The working-day calendar of a case, and the days that each act is given, as configured."""

from django.db.models import Q

from adoption.models import ClosedPeriod
from workflows.models import AdoptionCase, DueOffset
from workflows.working_days import WorkingCalendar


def calendar_of(case: AdoptionCase) -> WorkingCalendar:
    """National closures and those of the case's region or counties. One query."""
    region = case.adoption.region_id
    closures = ClosedPeriod.objects.filter(
        Q(county=None, region=None) | Q(region=region) | Q(county__regions=region)
    ).values_list("starts", "ends")
    return WorkingCalendar(tuple(closures))


def national_calendar() -> WorkingCalendar:
    """Holidays and the closures that hold in the whole country, for lists that span regions."""
    closures = ClosedPeriod.objects.filter(county=None, region=None)
    return WorkingCalendar(tuple(closures.values_list("starts", "ends")))


def configured_days() -> dict[str, int]:
    """Working days by the act's name, for those acts whose default was changed."""
    return dict(DueOffset.objects.values_list("act", "days"))
