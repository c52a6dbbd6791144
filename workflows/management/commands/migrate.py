"""Django's `migrate`, which looks at what is in the database when it has been brought up to date, not before."""

from django.core.management.base import BaseCommand
from django.core.management.commands import migrate


class Command(migrate.Command):
    """A missing trigger, or a task whose node was renamed, is what migrating mends: neither may keep it from running."""

    def get_check_kwargs(self, options):
        return BaseCommand.get_check_kwargs(self, options)

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not (options["skip_checks"] or options["plan"] or options["check_unapplied"]):
            self.check(databases=[options["database"]])
