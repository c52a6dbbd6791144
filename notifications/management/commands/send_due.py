"""`manage.py send_due`: whatever letters are due are queued and handed to the mail server. For cron or a timer."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from notifications.models import Run
from notifications.services.running import run


class Command(BaseCommand):
    help = (
        "Queues the letters that are due and hands them to the mail server. Run it every few minutes: however often "
        "it runs, or however many at once, each letter is queued once."
    )

    def handle(self, **options):
        if Run._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database has no tables yet: run manage.py migrate first.")
        done = run(timezone.now)
        self.stdout.write(
            f"{done.queued} letters queued, {done.handed} handed over, {done.failed} refused or put off"
        )
