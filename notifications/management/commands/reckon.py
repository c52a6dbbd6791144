"""`manage.py reckon`: counts up a day's letters, or once again."""

from argparse import ArgumentTypeError
from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from notifications.services.reckoning import reckon, was_there


def a_day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(f"“{words}” is no date: write it as 2026-03-11.") from None


class Command(BaseCommand):
    help = "Counts up the letters of a day, yesterday's if none is named, and fails if they do not balance."

    def add_arguments(self, parser):
        parser.add_argument("day", nargs="?", type=a_day, help="such as 2026-03-11; it has to be over")

    def handle(self, *, day: date | None, **options):
        now = timezone.now()
        day = day or timezone.localdate(now) - timedelta(days=1)
        if day >= timezone.localdate(now):
            raise CommandError(f"{day} is not over yet: it is counted up from the next day on.")
        if not was_there(day):
            raise CommandError(
                f"{day} cannot be counted up: no run of send_due is on record from before its end."
            )
        self._say(reckon(day, now))

    def _say(self, found) -> None:
        said = (
            f"{found.should_have} should have been queued, {found.queued} were; {found.handed} handed over, "
            f"{found.waiting} wait, {found.refused} refused"
        )
        if not found.balances:
            raise CommandError(f"{found.day} does not balance: {said}")
        self.stdout.write(f"{found.day}: {said}")
