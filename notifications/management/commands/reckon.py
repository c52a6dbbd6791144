"""`manage.py reckon`: counts up a day's letters, or once again."""

from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from notifications.services.reckoning import reckon


class Command(BaseCommand):
    help = "Counts up the letters of a day, yesterday's if none is named, and fails if they do not balance."

    def add_arguments(self, parser):
        parser.add_argument("day", nargs="?", type=date.fromisoformat, help="such as 2026-03-11")

    def handle(self, *, day: date | None, **options):
        now = timezone.now()
        found = reckon(day or timezone.localdate(now) - timedelta(days=1), now)
        said = (
            f"{found.day}: {found.should_have} should have been queued, {found.queued} were; {found.handed} handed over, "
            f"{found.waiting} wait, {found.refused} refused"
        )
        if not found.balances:
            raise CommandError(said)
        self.stdout.write(said)
