"""`manage.py collect_texts`: new sentences brought to the translators."""

from django.conf import settings
from django.core.management.base import BaseCommand

from config.sentences import gather, own_folders


class Command(BaseCommand):
    help = "Brings the sentences of the code and templates into config/locale; those no longer said go."
    requires_system_checks = []

    def handle(self, **options):
        for language in ("fi", "sv"):
            target = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
            waiting = gather(own_folders(), target, language)
            self.stdout.write(
                f"{target.relative_to(settings.ROOT)}: {waiting} sentences wait for a translation"
            )
