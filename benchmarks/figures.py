"""What is measured: how long a thing takes when it is done again and again, what it asks the database, what it sends."""

import json
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Figure:
    """One thing measured: milliseconds (median and 95th percentile), queries, and bytes where it answers with some."""

    name: str
    times: int
    median_ms: float
    p95_ms: float
    queries: int
    size: int | None
    is_page: bool


def measured(name: str, doing: Iterable[Callable], *, warm: int = 3, is_page: bool = False) -> Figure:
    """Do each once, the first few only to warm up. What the last one asks the database is counted apart."""
    *timed, counted = list(doing)
    took = [_milliseconds(one) for one in timed][warm:]
    with CaptureQueriesContext(connection) as asked:
        answer = counted()
    return Figure(
        name,
        len(took),
        round(statistics.median(took), 2),
        round(statistics.quantiles(took, n=20, method="inclusive")[18], 2),
        len(asked),
        len(answer.content) if is_page else None,
        is_page,
    )


def page(name: str, client, url: str, *, times: int = 40, before: Callable = lambda: None) -> Figure:
    """A page asked for again and again, each time after `before`. Raises AssertionError when it does not answer."""

    def ask():
        before()
        answer = client.get(url)
        assert answer.status_code == 200, f"{url} answers {answer.status_code}"
        return answer

    return measured(name, [ask] * (times + 4), is_page=True)


def _milliseconds(doing: Callable) -> float:
    begun = perf_counter()
    doing()
    return (perf_counter() - begun) * 1000


def hand_over(result: dict) -> None:
    """Print the result for the process that asked for it."""
    json.dump(result, sys.stdout, default=asdict)
    sys.stdout.write("\n")
