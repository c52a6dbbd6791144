"""Letters at one size on one database: measured, as docs/performance.md says it, and what of it does not hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.processes import told

CASES, SECONDS, MEGABYTES = 3_000, 10, 300
"""With up to so many cases letters take less than so many seconds, and always less than so many megabytes."""
FLAT = 1.25
"""With ten times the cases the process takes at most so many times the memory."""


@dataclass(frozen=True)
class Letters:
    """Five thousand letters of one day, and then the next digests: how many, seconds, megabytes; each in a process of its
    own.
    """

    database: str
    cases: int
    open_tasks: int
    queries: int
    day: dict[str, float]
    digests: dict[str, float]

    @property
    def where(self) -> str:
        return f"{self.database}, {self.cases:,} cases"

    @property
    def row(self) -> str:
        of_letters = "".join(
            f" {one['letters']:,} | {one['seconds']:.2f} | {one['megabytes']} |"
            for one in (self.day, self.digests)
        )
        return f"| {self.where} | {self.open_tasks:,} | {self.queries} |{of_letters}"

    def broken(self) -> Iterator[str]:
        if self.database == "SQLite" and self.cases <= CASES and self.day["seconds"] >= SECONDS:
            yield f"{self.where}: queueing letters takes {self.day['seconds']} s; {SECONDS} s at most."
        for one in (self.day, self.digests):
            if one["megabytes"] >= MEGABYTES:
                yield f"{self.where}: queueing letters takes {one['megabytes']} MB; {MEGABYTES} MB at most."


def measured(database: str, cases: int, environment: dict[str, str]) -> Letters:
    """On a database that has so many cases; whatever letters there were are gone afterwards."""
    due = told("benchmarks.due", environment=environment)
    day = told("benchmarks.letters", due["day"], environment=environment)
    digests = told("benchmarks.letters", due["digest_day"], environment=environment)
    return Letters(database, cases, due["open_tasks"], due["queries"], day, digests)


def section(found: Iterable[Letters]) -> str:
    """All that was measured of letters, as a table."""
    rows = (
        "## Letters",
        "",
        "What is due on a morning is planned, written and queued: five thousand letters of one day, where there are so",
        "many, and then the digests of the next week. `queries` are those of one batch of readers.",
        "",
        "| | open tasks | queries | letters | s | MB | digests | s | MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(one.row for one in found),
    )
    return "\n".join(rows) + "\n"


def broken(found: Iterable[Letters]) -> Iterator[str]:
    """What must hold of letters and does not, a sentence each."""
    by_place = {(one.database, one.cases): one for one in found}
    for (database, cases), one in by_place.items():
        yield from one.broken()
        many = by_place.get((database, 10 * cases))
        if many and many.day["megabytes"] > FLAT * one.day["megabytes"]:
            yield f"{many.where}: letters take {many.day['megabytes']} MB, at {cases:,} cases {one.day['megabytes']}."
