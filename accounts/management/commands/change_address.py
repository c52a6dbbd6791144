"""`manage.py change_address OLD NEW`: a person signs in, and gets letters, at another address from now on."""

from allauth.account.models import EmailAddress
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.addresses import checked
from accounts.models import User


class Command(BaseCommand):
    help = "Gives a person another address to sign in with and to get letters at. Tasks and places stay the person's."

    def add_arguments(self, parser) -> None:
        parser.add_argument("old", help="the address that the person signs in with now")
        parser.add_argument("new", help="the address from now on")

    @transaction.atomic
    def handle(self, *, old: str, new: str, **options) -> None:
        person = User.objects.filter(email__iexact=old.strip()).first()
        if person is None:
            raise CommandError(f"Nobody signs in with “{old}”.")
        address = checked(new)
        if User.objects.filter(email__iexact=address).exclude(pk=person.pk).exists():
            raise CommandError(f"{address} is somebody's already: each person has an address of their own.")
        User.objects.filter(pk=person.pk).update(email=address)
        EmailAddress.objects.filter(user=person).delete()  # by which the old one would still sign in
        self.stdout.write(f"{person} has the address {address} now.")
