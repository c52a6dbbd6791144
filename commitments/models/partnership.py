"""The partnership commitment: a region with Kaikukeskus, both sides and Kaikukeskus on one text (R63-R66)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from adoption.models import Record

from .catalogues import CommitmentText

SIDES = [(turn.value, turn.label) for turn in (Turn.CULTURE, Turn.CARE)]


class PartnershipAcceptance(Record):
    """One side's acceptance of a version of the text, with the two promises (R63)."""

    turn = models.CharField(max_length=12, choices=SIDES)
    text = models.ForeignKey(CommitmentText, on_delete=models.PROTECT, related_name="acceptances")
    keeps_principles = models.BooleanField()
    coordinates_locally = models.BooleanField()
    body = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("acceptance of the partnership commitment")
        constraints = [
            models.UniqueConstraint(
                "adoption", "turn", condition=Q(withdrawn_at=None), name="one_standing_acceptance_a_side"
            ),
            models.CheckConstraint(
                condition=Q(keeps_principles=True, coordinates_locally=True), name="acceptance_promises_both"
            ),
            models.CheckConstraint(
                condition=Q(turn__in=[turn for turn, _label in SIDES]), name="acceptance_is_a_sides"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_turn_display()}: {self.text}"


class Countersignature(Record):
    """Kaikukeskus stands behind the text that both sides accepted: the commitment is in force (R64, R65)."""

    text = models.ForeignKey(CommitmentText, on_delete=models.PROTECT, related_name="countersignatures")
    in_force_from = models.DateField()

    class Meta:
        verbose_name = _("countersignature of the partnership commitment")
        constraints = [
            models.UniqueConstraint(
                "adoption", condition=Q(withdrawn_at=None), name="one_standing_countersignature"
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)
