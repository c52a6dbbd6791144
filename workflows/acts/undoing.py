"""Whether an act may be taken back: by whoever did it, within a day, while nothing followed but its own moves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from adoption.declarations import Turn

from .refusals import GoneOn, NothingToDo, OnlyTheDoer, Refused, TakenBack, TooLate

WITHIN = timedelta(hours=24)


def refusal_of_undoing(events: Sequence, by, now: datetime) -> Refused | None:
    """Why the act of the first event is not this person's to take back now, or None. `events` are all from it on."""
    event, *since = events
    if not _is_an_act(event):
        return NothingToDo(_("This is not something that can be taken back."))
    if not is_the_doers(event, by):
        return OnlyTheDoer()
    return _happened_since(event, since) or _too_late(event, now)


def is_the_doers(event, by) -> bool:
    """Whether this person did it and, if in the name of Kaikukeskus, still works there."""
    did_it = by.pk is not None and event.by_id == by.pk
    return did_it and (event.for_side != Turn.CENTRE or by.is_kaikukeskus)


def _is_an_act(event) -> bool:
    from workflows.acts import BY_NAME

    return event.act in BY_NAME


def _happened_since(event, since: Sequence) -> Refused | None:
    undone = next((one for one in since if one.undoes == event.seq), None)
    if undone:
        return TakenBack(str(undone.by), undone.at)
    other = next((one for one in since if one.cause != event.seq), None)
    return GoneOn(str(other.by or _("Somebody")), other.at) if other else None


def _too_late(event, now: datetime) -> Refused | None:
    return TooLate(event.at + WITHIN) if now > event.at + WITHIN else None
