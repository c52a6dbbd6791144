"""What was measured, as docs/performance.md says it, and what of it does not hold."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from benchmarks import post
from benchmarks.post import Letters
from benchmarks.processes import Took

PAGE_MS, EVENTS_A_SECOND, PROOF_SECONDS, PROOF_MEGABYTES = 100, 20_000, 60, 2_048
# Lists of ours with the stock list that is for the same work. Finishing a task stands side by side and must not be ahead:
# ours also writes a record, its history, the log, notices, and lets the case go on.
COMPARED = {
    "Inbox, contact": "Inbox",
    "Inbox, Kaikukeskus": "Inbox",
    "Pipeline": "Processes",
    "Board": "Tasks",
}
HEAD = """# Performance

Written by `make bench`; nothing here is typed by hand. Times are milliseconds of the server's work, from the request to
the whole answer, in one process; the database runs beside it. The cases are those of the demonstration country, made by
acts and copied row by row. A page is asked for again and again; "remembering nothing" is one whose lines and order are
reckoned and drawn anew each time, as after a restart (docs/adr/0013). Plain viewflow is its quick start's flow with its
stock pages and as many processes as there are cases, with the same settings for production.
"""


@dataclass(frozen=True)
class Result:
    """One size on one database: ours and plain viewflow's figures."""

    database: str
    cases: int
    counts: dict[str, int]
    verified: Took
    ours: list[dict]
    plain: list[dict]
    versions: dict[str, str]

    @property
    def events_a_second(self) -> int:
        return int(self.counts["events"] / self.verified.seconds)

    def median(self, figures: list[dict], name: str) -> float:
        return next(figure["median_ms"] for figure in figures if figure["name"] == name)


@dataclass(frozen=True)
class Report:
    """All results, those of letters, and how the proof went."""

    results: list[Result]
    letters: list[Letters]
    proof: Took

    @cached_property
    def broken(self) -> list[str]:
        """What must hold and does not, a sentence each."""
        of_pages = (sentence for result in self.results for sentence in _broken(result))
        return [*of_pages, *post.broken(self.letters), *self._proof_broken()]

    def _proof_broken(self) -> Iterator[str]:
        if self.proof.seconds >= PROOF_SECONDS:
            yield f"prove_path takes {self.proof.seconds} s; {PROOF_SECONDS} s at most."
        if self.proof.megabytes >= PROOF_MEGABYTES:
            yield f"prove_path takes {self.proof.megabytes} MB; {PROOF_MEGABYTES} MB at most."

    @property
    def text(self) -> str:
        sections = [_section(result) for result in self.results]
        letters = post.section(self.letters)
        return "\n".join([HEAD, _machine(self.results), self._not_held(), *sections, letters, self._proof()])

    def _not_held(self) -> str:
        if not self.broken:
            return "All that must hold holds.\n"
        return "What must hold and does not:\n\n" + "".join(f"- {sentence}\n" for sentence in self.broken)

    def _proof(self) -> str:
        return (
            f"## The proof\n\n`prove_path`: {self.proof.seconds} s, {self.proof.megabytes:.0f} MB at most.\n"
        )


def _broken(result: Result) -> Iterator[str]:
    where = f"{result.database}, {result.cases} cases"
    for figure in result.ours:
        if figure["is_page"] and figure["median_ms"] >= PAGE_MS:
            yield f"{where}: {figure['name']} takes {figure['median_ms']} ms; {PAGE_MS} ms at most."
    for ours, stock in COMPARED.items():
        mine, theirs = result.median(result.ours, ours), result.median(result.plain, stock)
        if mine >= theirs:
            yield f"{where}: {ours} takes {mine} ms, plain viewflow's {stock} {theirs} ms."
    if result.cases >= 3000 and result.events_a_second < EVENTS_A_SECOND:
        yield f"{where}: verify_cases goes through {result.events_a_second} events a second."


def _machine(results: list[Result]) -> str:
    said = {
        "Date": date.today().isoformat(),
        "Machine": f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GiB",
        **{name: value for result in results for name, value in result.versions.items()},
    }
    return "\n".join(f"- {name}: {value}" for name, value in said.items()) + "\n"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _section(result: Result) -> str:
    counts = result.counts
    head = (
        f"## {result.database}, {result.cases:,} cases\n\n{counts['events']:,} events, {counts['runs']:,} runs of flows, "
        f"{counts['open_tasks']:,} open tasks. `verify_cases`: {result.verified.seconds} s and "
        f"{result.verified.megabytes:.0f} MB from start to end, {result.events_a_second:,} events a second.\n"
    )
    tables = _table("Kaikupolku", result.ours), _table("Plain viewflow", result.plain)
    return "\n".join([head, *tables])


def _table(title: str, figures: list[dict]) -> str:
    rows = [f"| {title} | median ms | p95 ms | queries | bytes |", "|---|---:|---:|---:|---:|"]
    for one in figures:
        size = f"{one['size']:,}" if one["size"] else ""
        rows.append(
            f"| {one['name']} | {one['median_ms']:.1f} | {one['p95_ms']:.1f} | {one['queries']} | {size} |"
        )
    return "\n".join(rows) + "\n"
