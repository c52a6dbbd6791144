"""Letters over many days, with everything that happens to people and to servers: none lost, none twice, none in vain.

Here some weeks of a few regions; `make simulate` lives three years of sixty.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from notifications.models import Letter
from tests.notifications.simulation.country import Country
from tests.notifications.simulation.days import HELSINKI, Simulation
from tests.notifications.simulation.looking import untold
from tests.notifications.simulation.mailbox import Mailbox
from tests.notifications.simulation.rows import Rows

REGIONS = int(os.environ.get("KAIKUPOLKU_REGIONS", 2))
DAYS = int(os.environ.get("KAIKUPOLKU_DAYS", 21))
KNOWN = [
    (1, date(2026, 3, 9)),  # over the change to summer time
    (2, date(2026, 6, 8)),  # over Midsummer and into July
    (0, date(2025, 1, 7)),  # the simplest, with which hypothesis would begin, and end, each time
]
"""Days from which something once went wrong, or easily might."""
ALWAYS_THE_SAME = "KAIKUPOLKU_DAYS" not in os.environ


@contextmanager
def lived(seed: int, begins: date, days: int) -> Iterator[Simulation]:
    """A country that has lived so many days; it is gone afterwards."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("django.conf.settings.EMAIL_BACKEND", f"{Mailbox.__module__}.{Mailbox.__name__}")
        random = Random(seed)
        Mailbox.begin(random)

        def set_clock(now: datetime) -> None:
            patch.setattr(timezone, "now", lambda: now)

        set_clock(datetime.combine(begins, time(6), HELSINKI))
        country = Country(random, begins, REGIONS, days).begin()
        yield Simulation(random, country, set_clock).live(days)
        transaction.set_rollback(True)


def none_is_lost_or_doubled(seed: int, begins: date) -> None:
    with lived(seed, begins, DAYS) as simulation:
        assert simulation.runs > 0
        assert Mailbox.taken


@pytest.mark.django_db
@pytest.mark.parametrize(("seed", "begins"), KNOWN)
def test_no_letter_is_lost_or_doubled_from_a_known_day_on(seed, begins):
    none_is_lost_or_doubled(seed, begins)


@pytest.mark.django_db
@settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=ALWAYS_THE_SAME,
    phases=[Phase.generate],  # a life that fails is not made smaller: each try may take an hour
)
@given(seed=st.integers(0, 10_000).filter(bool), begins=st.dates(date(2025, 1, 7), date(2026, 12, 1)))
def test_no_letter_is_lost_or_doubled(seed, begins):
    none_is_lost_or_doubled(seed, begins)


@pytest.mark.django_db
def test_a_letter_that_was_lost_would_be_seen():
    with lived(3, date(2026, 3, 2), 20) as simulation:
        now = datetime.combine(date(2026, 3, 23), time(12), HELSINKI)
        simulation.run(now)
        assert untold(Rows.read(now, {})) == []
        Letter.objects.all().delete()
        assert untold(Rows.read(now, {})) != []
