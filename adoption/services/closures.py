"""The national closed period: in July nothing is expected of anybody. Kaikukeskus may change its rows later."""

from collections.abc import Iterable
from datetime import date

from simple_history.utils import bulk_create_with_history

from adoption.models import ClosedPeriod

JULY = "Heinäkuu – Juli – July"


def load_july(years: Iterable[int]) -> list[ClosedPeriod]:
    """July of each year closed in the whole country, unless some day of it is already.

    So a period that was moved or shortened is left alone. Returns the new rows. At most three queries.
    """
    national = list(ClosedPeriod.objects.filter(county=None, region=None))
    wanted = [_july(year) for year in sorted(set(years))]
    new = [july for july in wanted if not any(_meet(july, period) for period in national)]
    return bulk_create_with_history(new, ClosedPeriod) if new else []


def _july(year: int) -> ClosedPeriod:
    return ClosedPeriod(starts=date(year, 7, 1), ends=date(year, 7, 31), reason=JULY)


def _meet(one: ClosedPeriod, other: ClosedPeriod) -> bool:
    return one.starts <= other.ends and other.starts <= one.ends
