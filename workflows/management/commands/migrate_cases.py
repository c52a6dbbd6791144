"""Take running cases over to another version of the path, once it is proven that this harms none of them."""

import sys
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from workflows import paths
from workflows.acts.refusals import Refused
from workflows.models import AdoptionCase, CaseEvent
from workflows.proof.going_over import GoingOver
from workflows.proof.report import lines_of_going_over
from workflows.services import versions
from workflows.stages import Stage


class Command(BaseCommand):
    """Each case in a transaction of its own. A run that was broken off is simply started again: who has gone over is
    passed by, and so is a case that has to stay behind until what it waits for is done.
    """

    help = "Prove a mapping between versions of the path, and take the cases over, one event each."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=int, required=True, metavar="N", help="The version to go over to.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change, and change nothing."
        )
        parser.add_argument(
            "--revert", action="store_true", help="Bring back to how they were those that went over to N."
        )

    @translation.override("en")
    def handle(self, *, to: int, dry_run: bool, revert: bool, **options):
        mappings = paths.mappings_to(to)
        if not mappings:
            raise CommandError(f"No mapping to a version {to} of the path is declared.")
        self.dry_run = dry_run
        if revert:
            self._each(to, lambda pk: versions.revert(case_id=pk, number=to, now=timezone.now()))
            return
        self._prove(mappings)
        for mapping in mappings:
            self._each(mapping.source.number, self._migrating(mapping))

    def _migrating(self, mapping: paths.PathMapping) -> Callable[[int], CaseEvent]:
        return lambda pk: versions.migrate(case_id=pk, mapping=mapping, now=timezone.now())

    def _prove(self, mappings: tuple[paths.PathMapping, ...]) -> None:
        broken = False
        for mapping in mappings:
            for line, wrong in lines_of_going_over(GoingOver.of(mapping)):
                broken = broken or wrong
                self.stdout.write(line)
        if broken:
            self.stdout.write("No case was changed.")
            sys.exit(1)

    def _each(self, number: int, change: Callable[[int], CaseEvent]) -> None:
        """Cases under a version, in the order of their keys; what is said of each is what has been done to it."""
        gone = stayed = 0
        cases = AdoptionCase.objects.filter(path_version=number).exclude(stage=Stage.ENDED).order_by("pk")
        for case in list(cases.select_related("adoption__region")):
            try:
                event = self._done(change, case.pk)
            except Refused as refused:
                stayed += 1
                self.stdout.write(f"{case.name} stays as it is: {refused.sentence}")
            else:
                gone += 1
                self._say(case, event)
        self.stdout.write(f"{'Would change' if self.dry_run else 'Changed'}: {gone}. As they were: {stayed}.")

    def _done(self, change: Callable[[int], CaseEvent], pk: int) -> CaseEvent:
        """A dry run does the very same and takes it back, so that it can say nothing else."""
        with transaction.atomic():
            event = change(pk)
            transaction.set_rollback(self.dry_run)
        return event

    def _say(self, case: AdoptionCase, event: CaseEvent) -> None:
        moved = f", from {event.source} to {event.target}" if event.is_move else ""
        self.stdout.write(f"{case.name}: version {event.data['from']} to {event.data['to']}{moved}")
        for act, item, due in event.data.get("ended", ()):
            self.stdout.write(
                f"  {act} {item}, due {due or 'on no day'}, is asked no more".replace(" ,", ",")
            )
        for act, item, due in event.data.get("begun", ()):
            self.stdout.write(f"  {act} {item}, due {due or 'on no day'}, is new".replace(" ,", ","))
        kept = event.data.get("kept")
        if kept is not None:
            self.stdout.write(f"  {len(kept)} tasks go on with whoever has them, and their due dates")
