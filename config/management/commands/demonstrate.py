"""Makes the demonstration country by performing acts, once: one that is there already is left as people changed it."""

from datetime import date, datetime, time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from adoption.models import Municipality
from config.demonstration.load import load_country
from config.demonstration.outbox import write_letters_of_last_days
from config.demonstration.walk import HELSINKI
from workflows.models import AdoptionCase


class Command(BaseCommand):
    help = "Makes the demonstration country, unless there is a region already."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day to make it for, if not today: 2026-03-11"
        )

    def handle(self, *, on: date | None, **options) -> None:
        if AdoptionCase._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database has no tables yet: run manage.py migrate first.")
        if AdoptionCase.objects.exists():
            self.stdout.write("There are regions already: they are kept as they are.")
            return
        now = timezone.now() if on is None else datetime.combine(on, time(16), HELSINKI)
        self._know_the_register(now.year)
        self.stdout.write("Making the demonstration country. This takes one to two minutes.")
        cases = load_country(now)
        self.stdout.write("Writing the letters of the last days.")
        write_letters_of_last_days(now)
        self.stdout.write(f"The demonstration country is ready: {len(cases)} regions.")

    def _know_the_register(self, year: int) -> None:
        """What the country is made of, if it is missing, and the Julys that its regions have seen."""
        if not Municipality.objects.exists():
            call_command("load_register", stdout=self.stdout)
        call_command("load_catalogues", stdout=self.stdout)
        call_command("load_closures", year=year - 2, stdout=self.stdout)
