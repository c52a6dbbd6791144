"""The partnership commitment: a region with Kaikukeskus, both sides and Kaikukeskus on one text (R63-R66)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adoption.models import Record
from adoption.models.days import shown
from adoption.models.standing import one_standing, turn_field, turn_of_a_side

from .catalogues import CommitmentText


class PartnershipAcceptance(Record):
    """One side's acceptance of a version of the text, with the two promises (R63)."""

    turn = turn_field()
    text = models.ForeignKey(CommitmentText, on_delete=models.PROTECT, related_name="acceptances")
    keeps_principles = models.BooleanField()
    coordinates_locally = models.BooleanField()
    body = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("acceptance of the partnership commitment")
        verbose_name_plural = _("acceptances of the partnership commitment")
        constraints = [
            one_standing("adoption", "turn", name="one_acceptance_a_side"),
            turn_of_a_side("acceptance_of_a_side"),
            models.CheckConstraint(
                condition=Q(keeps_principles=True, coordinates_locally=True), name="acceptance_promises_both"
            ),
        ]

    def __str__(self) -> str:
        said = {"side": self.get_turn_display(), "text": self.text}
        return _("Partnership commitment accepted: %(side)s (%(text)s)") % said


class Countersignature(Record):
    """Kaikukeskus stands behind the text that both sides accepted: the commitment is in force (R64, R65)."""

    text = models.ForeignKey(CommitmentText, on_delete=models.PROTECT, related_name="countersignatures")
    in_force_from = models.DateField()

    class Meta:
        verbose_name = _("countersignature of the partnership commitment")
        verbose_name_plural = _("countersignatures of the partnership commitment")
        constraints = [one_standing("adoption", name="one_countersignature_an_adoption")]

    def __str__(self) -> str:
        return _("Partnership commitment in force from %(day)s") % {"day": shown(self.in_force_from)}
