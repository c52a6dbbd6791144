"""Due dates follow what they hang on: a moved session, a changed pilot, a hold that is over."""

from collections.abc import Callable
from datetime import date, timedelta

from workflows.acts import BY_NAME
from workflows.acts.base import Act, Anchor
from workflows.models import AdoptionCase, CaseTask, Hold
from workflows.services.altering import alter
from workflows.services.work import open_tasks


def follow(case: AdoptionCase, act: Act) -> None:
    """What an act means for due dates: a hold that it ended moves them, a date that it set draws them along."""
    if case.desk.was_on_hold and not case.facts.on_hold:
        shift(case, Hold.objects.standing().filter(case=case).latest("pk"))
    hang_again(case, act)


def hang_again(case: AdoptionCase, act: Act) -> None:
    """After an act that moves a date, give every open task that hangs on a date its due date anew."""
    if not act.moves_dates:
        return
    _give(case, open_tasks(case), lambda task: _due(case, task))


def _due(case: AdoptionCase, task: CaseTask):
    act = BY_NAME[task.act]
    if act.due is None:
        return None
    if act.due.anchor is Anchor.OPENED:
        return task.due
    return case.desk.due(act, task.opened_on)


def shift(case: AdoptionCase, hold: Hold) -> None:
    """Resuming: what hangs on no date moves by the days it was held, and never lands on a closed day."""
    tasks = [task for task in open_tasks(case) if _hangs_on_opening(task)]

    def moved(task: CaseTask) -> date:
        later = task.due + timedelta(days=hold.days_held_since(task.opened_on))
        return case.desk.calendar.next_working_day(later)

    _give(case, tasks, moved)


def _give(case: AdoptionCase, tasks: list[CaseTask], due: Callable[[CaseTask], date | None]) -> None:
    def change(task: CaseTask) -> None:
        task.due = due(task)

    alter(tasks, change, seq=case.seq, now=case.desk.now)


def _hangs_on_opening(task: CaseTask) -> bool:
    act = BY_NAME[task.act]
    return task.due is not None and act.due is not None and act.due.anchor is Anchor.OPENED
