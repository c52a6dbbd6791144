"""What led to a letter, with the names of what it tells of. Five queries, however much it tells."""

from accounts.models import User
from adoption.models import Session
from notifications.letters.reasons import Reason, title_of_pilot
from notifications.models import Letter, Notification
from workflows.items import kind_of, pk_of
from workflows.models import AdoptionCase, CaseTask
from workflows.views.presenters.words import task_title


def reasons_of(letter: Letter) -> list[Reason]:
    """One for each item of the letter, in its order."""
    items = letter.explanation.get("items", [])
    keys = {item["about"] for item in items}
    titles = _tasks(keys) | _notices(keys) | _sessions(keys)
    cases = AdoptionCase.objects.select_related("adoption__region")
    cases = cases.in_bulk({item["case"] for item in items})
    people = User.objects.in_bulk({item["person"] for item in items})
    return [
        Reason(
            item,
            titles.get(item["about"]) or _other(item),
            cases.get(item["case"]),
            people.get(item["person"]),
        )
        for item in items
    ]


def _other(item: dict) -> str:
    return title_of_pilot() if kind_of(item["about"]) == "pilot" else item["about"]


def _of_kind(keys: set[str], kind: str) -> list[int]:
    return [pk_of(key) for key in keys if kind_of(key) == kind]


def _tasks(keys: set[str]) -> dict[str, str]:
    tasks = CaseTask.objects.filter(pk__in=_of_kind(keys, "task")).select_related("site", "partner")
    return {f"task:{task.pk}": task_title(task.act, str(task.site or task.partner or "")) for task in tasks}


def _notices(keys: set[str]) -> dict[str, str]:
    notices = Notification.objects.filter(pk__in=_of_kind(keys, "notice"))
    return {f"notice:{one.pk}": task_title(one.act, one.item_name) for one in notices}


def _sessions(keys: set[str]) -> dict[str, str]:
    sessions = Session.objects.filter(pk__in=_of_kind(keys, "session"))
    return {f"session:{session.pk}": session.get_kind_display() for session in sessions}
