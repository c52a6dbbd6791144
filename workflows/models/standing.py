"""Facts with reason and dates that stand beside the stage: holds, overrides, endings."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from adoption.models.history import History
from adoption.models.record import RecordQuerySet, Withdrawable
from adoption.models.standing import one_standing

from .case import AdoptionCase


class Beside(Withdrawable, models.Model):
    """What every row beside the stage has: its case, who, when and why, and, once taken back, by whom and when."""

    case = models.ForeignKey(AdoptionCase, on_delete=models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(_("reason"), blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    history = History(inherit=True)
    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True


class HoldQuerySet(RecordQuerySet):
    def lasting(self):
        """Those that nobody has taken back or ended."""
        return self.standing().filter(resumed_at=None)


class Hold(Beside):
    """A time during which nothing is due and the case does not move forward."""

    review_on = models.DateField(_("to be looked at again"))
    resumed_at = models.DateTimeField(_("resumed"), null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(resumed_at=None, withdrawn_at=None), name="one_open_hold"
            ),
        ]

    @property
    def days_held(self) -> int:
        """Calendar days from the hold to its end; 0 while it lasts."""
        return self.days_held_since(timezone.localdate(self.at))

    def days_held_since(self, day: date) -> int:
        """Those of them that come after a day, such as the one on which a task opened."""
        if self.resumed_at is None:
            return 0
        return (timezone.localdate(self.resumed_at) - max(day, timezone.localdate(self.at))).days


class Override(Beside):
    """A soft gate passed with a written reason."""

    gate = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("override")
        constraints = [
            one_standing("case", "gate", name="one_override_a_gate"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="override_has_reason"),
        ]


class Ending(Beside):
    """One side's, or Kaikukeskus', word that the case ends."""

    turn = models.CharField(max_length=12, choices=Turn.choices)

    class Meta:
        verbose_name = _("ending")
        constraints = [one_standing("case", "turn", name="one_ending_a_side")]
