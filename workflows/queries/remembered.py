"""What is reckoned over all cases and shown again and again, remembered until anything happens in any of them.

Whatever is done to a case is an event of its log, and `seq` counts those: the sum over all cases never falls, and
grows with every event, in whatever order several at once are committed.
"""

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Sum

from workflows.models import AdoptionCase

# For what no event tells of, such as the name of a region that is put right in the register.
_SECONDS = 600


def remembered(reckon: Callable[[], Any], *asked: Hashable) -> Any:
    """What is reckoned, from memory if it was asked before and nothing has happened since. One query then."""
    key = sha256(repr((_events(), asked)).encode()).hexdigest()
    return cache.get_or_set(f"all-cases-{key}", reckon, _SECONDS)


def _events() -> tuple[int, int | None]:
    """How many cases there are, and how many events in all of them."""
    return tuple(AdoptionCase.objects.aggregate(Count("pk"), Sum("seq")).values())
