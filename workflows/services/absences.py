"""A person's own absences. They are dates alone: nothing else changes when one begins, and nothing when it ends."""

from datetime import date

from django.db import transaction

from accounts.models import Absence, User


class Overlaps(Exception):
    """Another absence of the person lasts on some of the days."""

    def __init__(self, other: Absence):
        self.other = other


@transaction.atomic
def announce(
    person: User, *, first: date, last: date, deputy: User | None, absence: Absence | None = None
) -> Absence:
    """A new absence, or other days and another deputy of one there is. Raises `Overlaps`, and leaves all as it was."""
    list(User.objects.select_for_update().filter(pk=person.pk).values_list("pk"))
    absence = absence or Absence(person=person)
    others = Absence.objects.filter(person=person, first__lte=last, last__gte=first).exclude(pk=absence.pk)
    if other := others.first():
        raise Overlaps(other)
    absence.first, absence.last, absence.deputy = first, last, deputy
    absence.save()
    return absence
