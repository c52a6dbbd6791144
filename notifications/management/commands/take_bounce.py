"""`manage.py take_bounce < message`: what another mail server says of a letter that ours had taken."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from notifications.services.bouncing import take


class Command(BaseCommand):
    help = "Reads one message from standard input; an address at which a letter could not be delivered gets no more."

    def handle(self, **options):
        for address in take(sys.stdin.buffer.read(), timezone.now()):
            self.stdout.write(f"{address} takes no letters.")
