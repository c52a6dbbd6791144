"""Explore every state a case can come to, and say property by property whether the path keeps what it promises."""

import sys

from django.core.management.base import BaseCommand

from workflows import paths
from workflows.proof.report import lines
from workflows.proof.walk import Path, Walk


class Command(BaseCommand):
    """Prints numbers, properties and assumptions; the shortest way to whatever is broken, and then exits with 1."""

    help = "Prove over all reachable states that no case gets stuck and that no rule is passed by."

    def add_arguments(self, parser):
        parser.add_argument(
            "--without-losses", action="store_true", help="Nobody leaves and nothing is taken back."
        )
        parser.add_argument(
            "--number",
            type=int,
            choices=[path.number for path in paths.PATHS],
            help="The version of the path to prove; without it, each that is declared.",
        )

    def handle(self, *args, **options):
        broken, number = False, options["number"]
        for path in paths.PATHS if number is None else [paths.version(number)]:
            self.stdout.write(f"Version {path.number}, {path}:")
            walk = Walk(Path(version=path), losses=not options["without_losses"]).run()
            for line, wrong in lines(walk):
                broken = broken or wrong
                self.stdout.write(line)
        if broken:
            sys.exit(1)
