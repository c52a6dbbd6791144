"""Loads the catalogues that commitments choose from. Done again, it adds nothing twice and changes nothing."""

from django.core.management.base import BaseCommand
from django.db import transaction

from commitments.services import load_catalogues


class Command(BaseCommand):
    help = "Add the known versions of the national operating model and of the texts of commitments."

    @transaction.atomic
    def handle(self, *args, **options):
        added = load_catalogues()
        self.stdout.write(
            f"Added {added['model_versions']} versions of the national operating model and {added['texts']} texts."
        )
