"""Work asked of people: viewflow's processes and tasks in two single tables of our own, and drafts."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from viewflow.workflow.managers import TaskQuerySet as ViewflowTaskQuerySet
from viewflow.workflow.models import AbstractProcess, AbstractTask
from viewflow.workflow.status import STATUS

from adoption.declarations import Turn
from commitments.models import Partner, Site

from .case import AdoptionCase

OPEN = (STATUS.NEW, STATUS.ASSIGNED)
OF_ALL_ROWS = Coalesce("first_id", "pk")
"""The number by which letters and calendars know a task, however often its run is begun anew."""


class StageWork(AbstractProcess):
    """One run of a flow for a case, or for one partner or site of it."""

    case = models.ForeignKey(AdoptionCase, on_delete=models.CASCADE, related_name="works")
    item = models.CharField(max_length=60, blank=True)

    # viewflow's StartHandle assigns these; a run of ours has neither parent nor data.
    parent_task = data = seed = artifact = None

    class Meta:
        verbose_name = _("run of a flow")
        indexes = [models.Index(fields=["case", "status"], name="work_case_status")]

    @property
    def coerced(self):
        return self


class TaskQuerySet(ViewflowTaskQuerySet):
    """Tasks as people speak of them."""

    def as_it_is_now(self, pk: int) -> "CaseTask":
        """The task of this number, or the last row that goes on from it. Raises `CaseTask.DoesNotExist`."""
        number = models.Subquery(CaseTask.objects.filter(pk=pk).values(number=OF_ALL_ROWS))
        return self.filter(models.Q(pk=number) | models.Q(first=number)).latest("pk")

    def open(self):
        return self.filter(status__in=OPEN, flow_task_type="HUMAN")

    def overdue(self, on):
        return self.open().filter(due__lt=on)


class CaseTask(AbstractTask):
    """One act asked of somebody, with its due date. Start, split, join and end nodes have rows here too.

    `opened_seq` and `closed_seq` number the case's events in which it was opened, and was done or no longer asked for.
    A run that is begun anew has new rows: one that goes on asking for what an earlier one did says with `first` which
    was the first of them.
    """

    process = models.ForeignKey(StageWork, on_delete=models.CASCADE, related_name="task_set")
    case = models.ForeignKey(AdoptionCase, on_delete=models.CASCADE, related_name="tasks")
    act = models.CharField(_("act"), max_length=60, blank=True)
    item = models.CharField(max_length=60, blank=True)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    turn = models.CharField(_("whose turn"), max_length=12, choices=Turn.choices, blank=True)
    opened_on = models.DateField(_("opened"), null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("done by"),
    )
    first = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="+"
    )
    opened_seq = models.PositiveIntegerField(null=True, blank=True, editable=False)
    closed_seq = models.PositiveIntegerField(null=True, blank=True, editable=False)

    # viewflow's `create` assigns these; what a task is about stands in real fields above.
    data = seed = artifact = None

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(fields=["owner", "status", "due"], name="task_owner_status_due"),
            models.Index(fields=["case", "status"], name="task_case_status"),
            models.Index(fields=["turn", "status"], name="task_turn_status"),
            models.Index(fields=["status", "flow_task_type", "case", "due"], name="task_open_case_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "act", "item"],
                condition=models.Q(status__in=OPEN, flow_task_type="HUMAN"),
                name="one_open_task_an_act",
            ),
        ]

    @property
    def coerced(self):
        return self

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_done(self) -> bool:
        return self.status == STATUS.DONE

    @property
    def number(self) -> int:
        """That of all its rows."""
        return self.first_id or self.pk

    @property
    def item_name(self) -> str:
        """Name of the partner or site the task is about; empty when it is about the case itself."""
        return str(self.site or self.partner or "")

    def save(self, *args, **kwargs) -> None:
        """Gateway rows are made by viewflow, which knows the process only; they belong to its case."""
        if self.case_id is None:
            self.case_id = self.process.case_id
        super().save(*args, **kwargs)


class TaskBefore(models.Model):
    """An open task as it was until an event changed it. With it, who had which task by when is known of any moment."""

    task = models.ForeignKey(CaseTask, on_delete=models.CASCADE, related_name="befores")
    seq = models.PositiveIntegerField()
    until = models.DateTimeField()
    turn = models.CharField(max_length=12, choices=Turn.choices, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned = models.DateTimeField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("task as it was")

    @classmethod
    def of(cls, task: CaseTask, *, seq: int, until) -> "TaskBefore":
        was = {name: getattr(task, name) for name in ("turn", "owner_id", "assigned", "due")}
        return cls(task=task, seq=seq, until=until, **was)

    def differs(self, task: CaseTask) -> bool:
        return (self.turn, self.owner_id, self.due) != (task.turn, task.owner_id, task.due)


class DraftQuerySet(models.QuerySet):
    def waiting(self):
        """Those that wait to be sent."""
        return self.filter(sent_seq=None)


class Draft(models.Model):
    """A half-filled form, kept by case, act and item, so that it outlives the task it began in.

    One that was sent, in the event numbered `sent_seq`, is kept until the next event, should the act be taken back.
    """

    case = models.ForeignKey(AdoptionCase, on_delete=models.CASCADE, related_name="drafts")
    act = models.CharField(max_length=60)
    item = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(default=timezone.now)
    sent_seq = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        constraints = [models.UniqueConstraint(fields=["case", "act", "item"], name="one_draft_an_act")]
