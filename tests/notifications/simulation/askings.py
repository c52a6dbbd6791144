"""Which rows of tasks are one task to people: reckoned from when each was opened and closed."""

from dataclasses import dataclass

from workflows.models import CaseTask


@dataclass(frozen=True)
class Asking:
    """What is asked, and the how-manieth time: a row that an event ends and begins anew goes on being the same."""

    case: int
    act: str
    item: str
    time: int


def askings() -> dict[str, Asking]:
    """By the key under which letters tell of the row."""
    rows = CaseTask.objects.filter(flow_task_type="HUMAN").exclude(opened_on=None).order_by("pk")
    found, last = {}, {}
    for pk, done_by, opened, closed, *about in rows.values_list(
        "pk", "done_by", "opened_seq", "closed_seq", "case", "act", "item"
    ):
        was_done, was_closed, time = last.get(tuple(about), (True, None, 0))
        time += was_done or was_closed != opened
        last[tuple(about)] = done_by is not None, closed, time
        found[f"task:{pk}"] = Asking(*about, time)
    return found
