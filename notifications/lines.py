"""Notices as sentences, in the language of whoever reads them now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from notifications.models import Notification
from workflows.acts import BY_NAME
from workflows.models import AdoptionCase
from workflows.views.presenters.words import about, act_url, case_url


@dataclass(frozen=True)
class Line:
    """One notice. It asks nothing of the database."""

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
    def task(self) -> str:
        """The task's title; of an act that is gone, its name in the log."""
        act = BY_NAME.get(self.notice.act)
        return about(act.words.task if act else self.notice.act, self.notice.item_name)

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
