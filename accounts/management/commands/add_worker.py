"""`manage.py add_worker maija.malli@example.fi`: somebody works at Kaikukeskus, for the first time or again."""

from django.core.management.base import BaseCommand, CommandError

from accounts.addresses import checked
from accounts.models import User


class Command(BaseCommand):
    help = (
        "Makes a worker of Kaikukeskus, who signs in by a code sent to the address; "
        "or opens the sign-in of one who had left."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("address", help="the worker's own e-mail address at work")
        parser.add_argument("--name", default="", help="as others see it; the worker may write it later")

    def handle(self, *, address: str, name: str, **options) -> None:
        person = User.objects.filter(email__iexact=address.strip()).first()
        if person is None:
            self._make(address, name)
        elif not person.is_kaikukeskus:
            raise CommandError(f"{person.email} signs in as an official of a region: give another address.")
        elif person.is_active:
            self.stdout.write(f"{person.email} is a worker of Kaikukeskus already.")
        else:
            User.objects.filter(pk=person.pk).update(is_active=True)
            self.stdout.write(f"{person.email} may sign in again.")

    def _make(self, address: str, name: str) -> None:
        person = User.objects.create_user(checked(address), name=name, is_kaikukeskus=True)
        self.stdout.write(f"{person.email} is a worker of Kaikukeskus now.")
