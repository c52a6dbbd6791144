"""Notices as sentences, in the language of whoever reads them now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adoption.declarations import Turn
from notifications.models import Notification
from workflows.acts import BY_NAME
from workflows.models import AdoptionCase
from workflows.views.presenters.words import act_url, case_url, task_title

# Why somebody was told of a task that nobody had: while it waits, and when it waits no longer.
ANYBODY = {
    Turn.CULTURE: (
        gettext_lazy("It waits for anyone of culture."),
        gettext_lazy("It waited for anyone of culture."),
    ),
    Turn.CARE: (
        gettext_lazy("It waits for anyone of social and health care or hyte."),
        gettext_lazy("It waited for anyone of social and health care or hyte."),
    ),
    Turn.COORDINATOR: (
        gettext_lazy("It waits for any local coordinator."),
        gettext_lazy("It waited for any local coordinator."),
    ),
    Turn.LOCAL: (
        gettext_lazy("It waits for any contact of the region."),
        gettext_lazy("It waited for any contact of the region."),
    ),
    Turn.CENTRE: (
        gettext_lazy("It waits for any worker of Kaikukeskus."),
        gettext_lazy("It waited for any worker of Kaikukeskus."),
    ),
    Turn.ANYONE: (
        gettext_lazy("It waits for any contact of the region or its adviser."),
        gettext_lazy("It waited for any contact of the region or its adviser."),
    ),
}


@dataclass(frozen=True)
class Line:
    """One notice as `queries.notices` reads it. It asks nothing of the database."""

    notice: Notification

    @property
    def sentence(self) -> str:
        said = {"who": str(self.notice.actor or _("Somebody")), "task": self.task}
        if self.notice.verb == Notification.Verb.HANDED_OVER:
            return _("%(who)s handed a task over to you: %(task)s") % said
        if self.notice.verb == Notification.Verb.TAKEN_BACK:
            return (
                _("%(who)s took back what had led to this task, which is no longer asked for: %(task)s")
                % said
            )
        return _("A new task: %(task)s") % said

    @property
    def why(self) -> str:
        """Why the reader was told: the task is the reader's, or anybody's of a turn; nothing when no task is known."""
        if self.notice.verb == Notification.Verb.TAKEN_BACK:
            return _("You had been told of the task.")
        given = self.notice.verb == Notification.Verb.HANDED_OVER
        if given or self.notice.holder == self.notice.recipient_id:
            return _("You hold this task.") if self.waits else _("You held this task.")
        if self.notice.turn not in ANYBODY:
            return ""
        now, then = ANYBODY[Turn(self.notice.turn)]
        return str(now if self.waits else then)

    @property
    def reason(self) -> str:
        """The giver's own words, of a task that was handed over."""
        is_given = self.notice.verb == Notification.Verb.HANDED_OVER
        return self.notice.action_object.reason if is_given else ""

    @property
    def task(self) -> str:
        """The task's title; of an act that is gone, its name in the log."""
        return task_title(self.notice.act, self.notice.item_name)

    @property
    def waits(self) -> bool:
        """Whether the task still waits for the reader."""
        return self.notice.settled_at is None

    @property
    def url(self) -> str:
        """The task's page while the task waits, then its case's."""
        act = BY_NAME.get(self.notice.act)
        if self.waits and act:
            return act_url(self.notice.target, act, self.notice.item)
        return case_url(self.notice.target)


def by_case(notices: Iterable[Notification]) -> list[tuple[AdoptionCase, list[Line]]]:
    """Cases with their lines, that of the newest notice first."""
    groups: dict[AdoptionCase, list[Line]] = {}
    for notice in notices:
        groups.setdefault(notice.target, []).append(Line(notice))
    return list(groups.items())
