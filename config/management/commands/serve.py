"""`manage.py serve`: the site on this machine, for looking at and for working on."""

import os
import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from config.demonstration.guests import guests

HOST, PORTS = "localhost", range(8000, 8100)  # so named in letters too: a sign-in is good for one name alone


class Command(BaseCommand):
    help = "Starts the site on loopback and says where it is, who one may be and where letters go."
    requires_system_checks = ()  # all of them run once, with those that look into the database

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, help="The first free one from 8000 on, if not given.")

    def handle(self, *, port, **options):
        port = port or next((port for port in PORTS if _is_free(port)), None)
        if port is None:
            raise CommandError("No port from 8000 to 8099 is free: name one with PORT=.")
        if not _is_free(port):
            raise CommandError(f"Port {port} is taken: name another with PORT=, or leave it out.")
        self.check(databases=["default"])
        self._say(f"http://{HOST}:{port}/")
        os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
        call_command("runserver", f"{HOST}:{port}", use_reloader=False)

    def _say(self, address: str) -> None:
        self.stdout.write(f"\nKaikupolku: {address}")
        if settings.DEMONSTRATION:
            self.stdout.write(f"Sign in by one click: {address}demonstration/")
            self._say_guests()
            self.stdout.write(f"Letters to them can be read at {address}demonstration/outbox/")
        if not settings.HAS_MAIL_SERVER:
            self.stdout.write(f"Letters, sign-in codes among them, are written to {settings.EMAIL_FILE_PATH}")
        self.stdout.write("Stop with Ctrl-C.\n")
        self.stdout.flush()

    def _say_guests(self) -> None:
        with override("en"):
            for guest in guests():
                said = f"{guest.role} ({guest.user.get_language_display()})"
                self.stdout.write(f"  {said:<55} {guest.user}, {guest.user.email}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
