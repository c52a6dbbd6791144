"""What led to a letter, kept with it: rules, facts and calendar days, for whoever asks why it came."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from notifications.planning.plan import Item, Planned, Week

LEFT_OUT, WEEK = "left_out", "week"
Parts = Sequence[tuple[str, int]]
"""Of a digest, how many things each part names."""


def explanation(letter: Planned, now: datetime, left_out: Sequence[Item] = (), parts: Parts = ()) -> dict:
    """JSON: the moment, and of each item its kind, rules, thing, occasion, relation and days; those that were left out
    because they could not be written, if there are any; and of a digest what led to it.

    `counted` of the days is the day that the rhythm gives; `closed` are those that were passed over from it to a
    working day, `told_from`.
    """
    said = {"at": now.isoformat(), "items": [_of_item(item) for item in letter.items]}
    if left_out:
        said[LEFT_OUT] = [_of_item(item) for item in left_out]
    if letter.week:
        said[WEEK] = _of_week(letter.week, parts)
    return said


def _of_week(week: Week, parts: Parts) -> dict:
    """In lists, as a database may keep names in another order."""
    since = {}
    for one in sorted(week.waiting, key=lambda one: one.since):
        since.setdefault(one.what, one.since.isoformat())
    return {
        "waiting": [list(one) for one in since.items()],
        "closed": [day.isoformat() for day in week.closed],
        "parts": [list(one) for one in parts],
    }


def _of_item(item: Item) -> dict:
    return {
        "kind": item.kind.name,
        "rules": list(item.kind.rules),
        "person": item.thing.person,
        "case": item.thing.case,
        "about": item.thing.about,
        "occasion": item.occasion.key,
        "because": item.thing.because,
        "days": {name: day.isoformat() for name, day in item.occasion.days},
        "told_from": item.occasion.day.isoformat(),
        "closed": [day.isoformat() for day in _passed_over(item)],
    }


def _passed_over(item: Item) -> Iterator[date]:
    """Closed days between the day that the rhythm gives and the one from which it is told, in order."""
    told_from = item.occasion.day
    counted = dict(item.occasion.days).get("counted", told_from)
    first, last = sorted((counted, told_from))
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return (day for day in days if not item.thing.calendar.is_working_day(day))
