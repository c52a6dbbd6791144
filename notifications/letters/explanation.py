"""What led to a letter, kept with it: rules, facts and calendar days, for whoever asks why it came."""

from datetime import datetime

from notifications.planning.plan import Planned


def explanation(letter: Planned, now: datetime) -> dict:
    """JSON: the moment, and of each item its kind, rules, thing, occasion, relation and days."""
    return {"at": now.isoformat(), "items": [_of_item(item) for item in letter.items]}


def _of_item(item) -> dict:
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
    }
