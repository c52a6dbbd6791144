"""Check every case against its log: the chain, where it is, its holds and days, its records and its open tasks."""

import gc
import sys
from collections.abc import Collection
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from workflows import triggers
from workflows.models import AdoptionCase
from workflows.verification.differences import check


class Command(BaseCommand):
    """Prints each difference with its case and event, then how much was looked at; exits with 1 if anything differs."""

    help = "Check the chain of every case's log, and that each case is what its log says."

    # What they look at is not the cases; the triggers are asked for below.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--case", type=int, action="append", help="Only the case with this key; may be repeated."
        )

    def handle(self, *, case, **options):
        began, cases, events, wrong = perf_counter(), 0, 0, 0
        _refuse_unknown(case or ())
        gc.freeze()  # what is loaded by now stays: looking through it again and again takes a tenth of the time
        for name in triggers.missing(connection):
            wrong += 1
            self.stdout.write(
                f"The trigger {name} is missing or turned off: manage.py migrate makes it again."
            )
        for checked in check(case):
            cases, events, wrong = (
                cases + checked.cases,
                events + checked.events,
                wrong + len(checked.differences),
            )
            for difference in checked.differences:
                self.stdout.write(str(difference))
        took = perf_counter() - began
        self.stdout.write(
            f"{cases:,} cases and {events:,} events in {took:.1f} s: {wrong or 'no'} differences."
        )
        if wrong:
            sys.exit(1)


def _refuse_unknown(pks: Collection[int]) -> None:
    """Whoever asks for a case that is not there must not read that nothing differs."""
    there = set(AdoptionCase.objects.filter(pk__in=pks).values_list("pk", flat=True))
    if gone := sorted(set(pks) - there):
        raise CommandError(f"There is no such case: {', '.join(map(str, gone))}.")
