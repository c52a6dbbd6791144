"""`python -m benchmarks.due`: brings a database to a morning on which five thousand letters are due, among twenty thousand
open tasks or more. Prints the day, that of the next digests, how many tasks there are, and what a batch of readers asks
the database.
"""

import os

import django

TASKS, LETTERS = 20_000, 5_000


def main() -> None:
    from django.utils import timezone

    from benchmarks.figures import hand_over

    now = working_morning(timezone.localtime())
    forget_letters()
    tasks = open_tasks(TASKS)
    more_readers(LETTERS // 8)
    leave_due(LETTERS, now)
    days = {"day": now.date().isoformat(), "digest_day": next_digests(now).isoformat()}
    hand_over(days | {"open_tasks": tasks, "queries": batch_queries(now)})


def working_morning(now):
    """Nine o'clock on the next day that is open in the whole country and on which no digest is due."""
    from datetime import timedelta

    from workflows.queries.calendar import national_calendar

    day = now + timedelta(days=1)
    while not national_calendar().is_working_day(day.date()) or day.weekday() < 3:
        day += timedelta(days=1)
    return day.replace(hour=9, minute=0, second=0, microsecond=0)


def next_digests(now):
    """The first working day of the next week."""
    from datetime import timedelta

    from workflows.queries.calendar import national_calendar

    return national_calendar().next_working_day(now.date() + timedelta(days=7 - now.weekday()))


def forget_letters() -> None:
    """As if nobody had been told of anything: then the most letters are due."""
    from post_office.models import Email

    from notifications.models import Letter, LetterItem

    for rows in (LetterItem.objects.all(), Letter.objects.all()):
        rows._raw_delete(rows.db)
    Email.objects.all().delete()


def more_readers(wanted: int) -> None:
    """So many contacts get a colleague of their side who is told of all that they are told of."""
    from adoption.models import Contact
    from notifications.models import Notification

    contacts = Contact.objects.filter(ends=None, user__is_kaikukeskus=False).select_related("user")
    contacts = contacts.order_by("-pk")[:wanted]
    for contact in contacts:
        user = _as_new(contact.user, email=f"{contact.pk}.more@example.fi")
        user.save()
        _as_new(contact, user_id=user.pk, coordinator=False).save()
        told = Notification.objects.standing().filter(
            recipient=contact.user, target__adoption=contact.adoption
        )
        Notification.objects.bulk_create([_as_new(notice, recipient_id=user.pk) for notice in told])


def open_tasks(wanted: int) -> int:
    """Open tasks copied, each with its notices, until there are so many. Returns how many there are."""
    from notifications.models import Notification
    from workflows.models import CaseTask

    tasks = list(CaseTask.objects.open().filter(owner__is_kaikukeskus=False))
    notices = {}
    for notice in Notification.objects.standing():
        notices.setdefault((notice.target_id, notice.act, notice.item), []).append(notice)
    number, more, told = CaseTask.objects.open().count(), [], []
    for copy in range(number, wanted):
        task = tasks[copy % len(tasks)]
        key = task.case_id, task.act, task.item
        task.pk, task.item = None, f"site:{10**12 + copy}"
        more.append(_as_new(task))
        told += [_as_new(notice, item=task.item) for notice in notices.get(key, ())]
    CaseTask.objects.bulk_create(more, batch_size=1_000)
    Notification.objects.bulk_create(told, batch_size=1_000)
    return CaseTask.objects.open().count()


def _as_new(row, **changed):
    """An unsaved copy of the row."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | {"id": None} | changed))


def leave_due(wanted: int, now) -> None:
    """Of the letters that are due, leave so many: whatever else there is to tell was told, as on any day but the first."""
    from notifications.models import Letter
    from notifications.planning.plan import letters_due
    from notifications.queries.world import batches, world_of
    from notifications.services.queueing import write_items

    due = [letter for batch in batches(now.date()) for letter in letters_due(world_of(batch, now), now)]
    told = due[wanted:]
    before = [
        Letter(
            key=f"before/{letter.key}",
            kind=letter.kind,
            recipient_id=letter.reader,
            day=letter.day.replace(year=letter.day.year - 1),
            made_at=now.replace(year=now.year - 1),
            language="fi",
        )
        for letter in told
    ]
    Letter.objects.bulk_create(before)
    write_items(told, before)


def batch_queries(now) -> int:
    """What the first batch of readers asks the database, letters and all; taken back again."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from notifications.queries.cases_at_hand import Calendars
    from notifications.queries.world import batches
    from notifications.services.queueing import queue_batch

    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        queue_batch(next(batches(now.date())), now, Calendars.read(), [])
        transaction.set_rollback(True)
    return len(asked)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    main()
