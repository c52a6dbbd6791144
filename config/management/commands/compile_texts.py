"""`manage.py compile_texts`: translations made ready for use."""

from django.conf import settings
from django.core.management.base import BaseCommand

from config.texts import compile_texts


class Command(BaseCommand):
    help = "Makes the translations ready for use; those that are up to date stay as they are."
    requires_system_checks = []

    def handle(self, **options):
        for path in compile_texts(settings.LOCALE_PATHS):
            self.stdout.write(f"Made {path.relative_to(settings.ROOT)}")
