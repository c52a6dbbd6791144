"""A person's notices as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from notifications.models import NoticeQuerySet, Notification
from workflows.acts import BY_NAME


def notices_of(user) -> NoticeQuerySet:
    """The person's own notices, newest first, of cases that the person may still see."""
    return Notification.objects.for_eyes_of(user).select_related("actor", "target__adoption__region")


@dataclass(frozen=True)
class Line:
    """One notice, in the language of whoever reads it now."""

    notice: Notification

    @property
    def sentence(self) -> str:
        words = {"task": self.task, "name": self.notice.actor or _("Somebody")}
        if self.notice.verb == Notification.Verb.HANDED_OVER:
            return _("%(name)s handed a task to you: %(task)s") % words
        return _("A new task: %(task)s") % words

    @property
    def task(self) -> str:
        return title(self.notice.act, self.notice.item_name)

    @property
    def waits(self) -> bool:
        """Whether the task still waits for the reader."""
        return self.notice.settled_at is None

    @property
    def url(self) -> str:
        """The task's page while it waits, else its case's."""
        return ""


def by_case(notices: Iterable[Notification]) -> list[tuple]:
    """(case, its lines), the case of the newest notice first."""
    groups: dict = {}
    for notice in notices:
        groups.setdefault(notice.target, []).append(Line(notice))
    return list(groups.items())
