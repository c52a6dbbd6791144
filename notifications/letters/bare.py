"""A sample of which nothing is known that may be missing: what an edited text says then must be something, too."""

from dataclasses import replace
from datetime import timedelta

from adoption.declarations import Turn
from adoption.models import Session
from notifications.declarations import ASSIGNED, DUE_TODAY, HANDED_OVER
from notifications.letters.said import Said
from notifications.models import Notification
from notifications.planning.things import OpenTask
from workflows.models import CaseEvent


def bare(said: Said) -> Said:
    """The same without a due date, reason, hour, place or audience, and of a task of Kaikukeskus' own."""
    tasks = {pk: (case, _task(task, said)) for pk, (case, task) in said.world.tasks.items()}
    names = replace(
        said.names,
        sessions={pk: _session(session) for pk, session in said.names.sessions.items()},
        notices={pk: _notice(notice) for pk, notice in said.names.notices.items()},
    )
    return replace(said, world=replace(said.world, tasks=tasks), names=names)


def _task(task: OpenTask, said: Said) -> OpenTask:
    """What is told because of the due date has one; the last reminder may come before a closed day on which it is."""
    if said.kind in (ASSIGNED, HANDED_OVER):
        task = replace(task, due=None)
    elif said.kind is DUE_TODAY:
        task = replace(task, due=said.today + timedelta(days=1))
    return replace(task, turn=Turn.CENTRE)


def _session(session: Session) -> Session:
    known = {"kind": session.kind, "date": session.date, "mode": session.mode}
    return Session(pk=session.pk, adoption=session.adoption, **known)


def _notice(notice: Notification) -> Notification:
    return Notification(pk=notice.pk, act=notice.act, action_object=CaseEvent())
