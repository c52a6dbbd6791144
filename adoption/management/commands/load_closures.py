"""Loads the national closed period of July for the present and the next two years."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from adoption.services import closures


class Command(BaseCommand):
    help = (
        "Closes July in the whole country for this year and the next two. Years that have one are left alone."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--year", type=int, help="the first year, if not the present one")

    def handle(self, *, year: int | None, **options) -> None:
        first = year or timezone.localdate().year
        new = closures.load_july(range(first, first + 3))
        for period in new:
            self.stdout.write(str(period))
        if not new:
            self.stdout.write(_("Nothing changed: July is closed in these years already."))
