"""`manage.py explain_letter`: why a letter came, or which letters will come to somebody."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from accounts.models import User
from notifications.letters.fate import Sent
from notifications.letters.reasons import Reason, shape_of
from notifications.letters.weekly import Weekly, weekly
from notifications.models import Letter
from notifications.queries.coming import coming
from notifications.queries.reasons import reasons_of


class Command(BaseCommand):
    help = "Says of a letter what became of it and which rules, facts and days led to it; or, with --coming, what comes."

    def add_arguments(self, parser):
        asked = parser.add_mutually_exclusive_group(required=True)
        asked.add_argument("letter", nargs="?", type=int, help="the letter's number")
        asked.add_argument("--coming", metavar="EMAIL", help="whose letters of the coming four weeks to list")
        parser.add_argument("--language", choices=User.Language.values, default="en")

    def handle(self, *, letter, coming, language, **options):
        with override(language):
            self._say_coming(coming) if coming else self._explain(letter)

    def _explain(self, pk: int) -> None:
        letter = Letter.objects.select_related("recipient", "email").filter(pk=pk).first()
        if letter is None:
            raise CommandError(f"There is no letter {pk}.")
        sent = Sent(letter)
        self.stdout.write(f"{letter.subject}\n{letter.recipient} <{letter.recipient.email}>, {letter.day}")
        self.stdout.write(f"{sent.fate.label} {sent.said}".rstrip())
        self.stdout.write(shape_of(letter))
        if week := weekly(letter):
            self._say_week(week)
        for reason in reasons_of(letter):
            self._say_reason(reason)

    def _say_week(self, week: Weekly) -> None:
        self.stdout.write(week.why_day)
        if week.closed:
            self.stdout.write(f"  closed: {', '.join(map(str, week.closed))}")
        for what, said in (*week.waiting, *week.parts):
            self.stdout.write(f"  {what}: {said}")

    def _say_reason(self, reason: Reason) -> None:
        self.stdout.write(f"\n{reason.kind}: {reason.what} ({reason.case})")
        self.stdout.write(f"  {reason.rhythm} {', '.join(reason.rules)}".rstrip())
        self.stdout.write(f"  {reason.person}: {reason.why}")
        for name, day in reason.days:
            self.stdout.write(f"  {name}: {day}")
        if reason.closed:
            self.stdout.write(f"  closed: {', '.join(map(str, reason.closed))}")

    def _say_coming(self, email: str) -> None:
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"There is nobody with the address {email}.")
        self.stdout.write("If nobody does anything meanwhile:")
        for one in coming(person.pk, timezone.now()):
            self.stdout.write(f"{date_format(one.day, 'D Y-m-d')}  {one.planned.kind}")
            for kind, title, region in one.lines:
                self.stdout.write(f"  {kind}: {title} ({region})")
