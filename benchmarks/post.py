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
    own. So are handing the letters of the day to the mail server, and counting that day up.
    """

    database: str
    cases: int
    open_tasks: int
    queries: int
    day: dict[str, float]
    handed: dict[str, float]
    reckoned: dict[str, float]
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

    @property
    def row_of_handing(self) -> str:
        took = "".join(
            f" {one['seconds']:.2f} | {one['megabytes']} |" for one in (self.handed, self.reckoned)
        )
        each = 1000 * self.handed["seconds"] / max(self.handed["letters"], 1)
        return f"| {self.where} | {self.handed['letters']:,} | {each:.1f} |{took}"

    def broken(self) -> Iterator[str]:
        if self.database == "SQLite" and self.cases <= CASES and self.day["seconds"] >= SECONDS:
            yield f"{self.where}: queueing letters takes {self.day['seconds']} s; {SECONDS} s at most."
        parts = (
            ("queueing letters", self.day),
            ("queueing letters", self.digests),
            ("handing letters over", self.handed),
            ("counting a day up", self.reckoned),
        )
        for doing, one in parts:
            if one["megabytes"] >= MEGABYTES:
                yield f"{self.where}: {doing} takes {one['megabytes']} MB; {MEGABYTES} MB at most."


def measured(database: str, cases: int, environment: dict[str, str]) -> Letters:
    """On a database that has so many cases; whatever letters there were are gone afterwards."""
    due = told("benchmarks.due", environment=environment)

    def took(part: str, day: str) -> dict[str, float]:
        return told("benchmarks.letters", part, due[day], environment=environment)

    parts = {
        "day": took("queued", "day"),
        "handed": took("handed", "day"),
        "reckoned": took("reckoned", "day"),
        "digests": took("queued", "digest_day"),
    }
    return Letters(database, cases, due["open_tasks"], due["queries"], **parts)


def section(found: Iterable[Letters]) -> str:
    """All that was measured of letters, as two tables."""
    found = list(found)
    rows = (
        "## Letters",
        "",
        "What is due on a morning is planned, written and queued: five thousand letters of one day, where there are so",
        "many, and then the digests of the next week. `queries` are those of one batch of readers.",
        "",
        "| | open tasks | queries | letters | s | MB | digests | s | MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(one.row for one in found),
        "",
        "Half an hour later the letters of the day are looked at again and handed to a mail server that takes everything at",
        "once; in the night after it the day is counted up.",
        "",
        "| | handed over | ms each | s | MB | counting up, s | MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(one.row_of_handing for one in found),
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
