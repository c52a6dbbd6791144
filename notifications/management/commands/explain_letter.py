"""`manage.py explain_letter`: why a letter came, or which letters will come to somebody."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from adoption.models.days import with_weekday
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
        self.stdout.write(
            f"{letter.subject}\n{letter.recipient} <{letter.recipient.email}>, {with_weekday(letter.day, timezone.localdate())}"
        )
        self.stdout.write(f"{sent.fate.label} {sent.said}".rstrip())
        self.stdout.write(shape_of(letter))
        if week := weekly(letter):
            self._say_week(week, letter.day)
        for reason in reasons_of(letter):
            self._say_reason(reason, letter.day)

    def _say_week(self, week: Weekly, on: date) -> None:
        self.stdout.write(week.why_day)
        self._say_closed(week.closed, on)
        for what, since in week.waiting:
            self.stdout.write(f"  {what}: {with_weekday(since, on)}")
        for part, number in week.parts:
            self.stdout.write(f"  {part}: {number}")

    def _say_closed(self, days: list[date], on: date) -> None:
        if days:
            said = ", ".join(with_weekday(day, on) for day in days)
            self.stdout.write(f"  {_('Closed days passed over')}: {said}")

    def _say_reason(self, reason: Reason, on: date) -> None:
        self.stdout.write(f"\n{reason.kind}: {reason.what} ({reason.case})")
        self.stdout.write(f"  {reason.rhythm} {', '.join(reason.rules)}".rstrip())
        self.stdout.write(f"  {reason.person}: {reason.why}")
        for name, day in reason.days:
            self.stdout.write(f"  {name}: {with_weekday(day, on)}")
        self._say_closed(reason.closed, on)

    def _say_coming(self, email: str) -> None:
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"There is nobody with the address {email}.")
        self.stdout.write(_("If nobody does anything meanwhile:"))
        now = timezone.now()
        for one in coming(person.pk, now):
            self.stdout.write(f"{with_weekday(one.day, timezone.localdate(now))}  {one.label}")
            for kind, title, region in one.lines:
                self.stdout.write(f"  {kind}: {title} ({region})")
