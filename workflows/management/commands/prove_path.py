"""Explore every state a case can come to, and say property by property whether the path keeps what it promises."""

import sys

from django.core.management.base import BaseCommand

from workflows.proof.report import lines
from workflows.proof.walk import Path, Walk


class Command(BaseCommand):
    """Prints numbers, properties and assumptions; the shortest way to whatever is broken, and then exits with 1."""

    help = "Prove over all reachable states that no case gets stuck and that no rule is passed by."

    def add_arguments(self, parser):
        parser.add_argument(
            "--without-losses", action="store_true", help="Nobody leaves and nothing is taken back."
        )

    def handle(self, *args, **options):
        broken = False
        for line, wrong in lines(Walk(Path(), losses=not options["without_losses"]).run()):
            broken = broken or wrong
            self.stdout.write(line)
        if broken:
            sys.exit(1)
