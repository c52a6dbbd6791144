"""A person's notices."""

from django.db.models import OuterRef, Subquery

from notifications.models import NoticeQuerySet, Notification
from workflows.models import CaseTask


def notices_of(user) -> NoticeQuerySet:
    """The person's own notices, newest first, of cases that the person may still see, ready to be shown: with the
    `turn` and the `holder` of the last task that each may be about.
    """
    notices = Notification.objects.for_eyes_of(user)
    return notices.select_related("actor", "target__adoption__region", "action_object").annotate(
        turn=_of_its_task("turn"), holder=_of_its_task("owner")
    )


def _of_its_task(column: str) -> Subquery:
    about = {"case": OuterRef("target"), "act": OuterRef("act"), "item": OuterRef("item")}
    tasks = CaseTask.objects.filter(flow_task_type="HUMAN", **about)
    return Subquery(tasks.order_by("-pk").values(column)[:1])
