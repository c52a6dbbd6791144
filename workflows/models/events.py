"""The log: what happened, append-only, each entry bound to the one before it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from workflows.happenings import UNDO
from workflows.items import key_of, pk_of
from workflows.stages import Stage

from .case import AdoptionCase


class CaseEvent(models.Model):
    """One thing that happened to a case. Rows are written by `services.log` and never changed or removed."""

    case = models.ForeignKey(AdoptionCase, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    for_side = models.CharField(_("for which side"), max_length=12, choices=Turn.choices, blank=True)
    act = models.CharField(_("act"), max_length=60)
    item = models.CharField(max_length=60, blank=True)
    item_name = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict, blank=True)
    record = models.CharField(max_length=80, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    source = models.CharField(max_length=20, choices=Stage.choices, blank=True)
    target = models.CharField(max_length=20, choices=Stage.choices, blank=True)
    cause = models.PositiveIntegerField(null=True, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["case", "seq"]
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="event_seq_unique")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq} {self.act}"

    @property
    def is_move(self) -> bool:
        return bool(self.target)

    @property
    def key(self) -> str:
        """How the event that takes an act back names the act's own event."""
        return key_of("event", self.seq)

    @property
    def undoes(self) -> int | None:
        """The number of the event that this one takes back."""
        return pk_of(self.item) if self.act == UNDO else None
