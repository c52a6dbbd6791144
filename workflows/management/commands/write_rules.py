"""`manage.py write_rules`: the rules and what keeps each of them, as a page to read."""

from django.conf import settings
from django.core.management.base import BaseCommand

from workflows.keeping import document


class Command(BaseCommand):
    help = "Writes docs/rules.md from the rules, the gates, the acts and the marks of the tests."
    requires_system_checks = []

    def handle(self, **options):
        target = settings.ROOT / document.PATH
        target.write_text(document.text(settings.ROOT), encoding="utf-8")
        self.stdout.write(f"{document.PATH} is written.")
