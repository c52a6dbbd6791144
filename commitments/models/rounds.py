"""The gathering of the network: candidates listed, distributors talked over, the first round closed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adoption.models import Record
from commitments.declarations import Opinion

from .partners import Partner


class CandidateList(Record):
    """The region has listed its candidates for partners (R41.4, R70)."""

    class Meta:
        verbose_name = _("list of candidates")
        constraints = [
            models.UniqueConstraint(
                "adoption", condition=Q(withdrawn_at=None), name="one_standing_candidate_list"
            ),
        ]

    def __str__(self) -> str:
        return str(_("The candidates are listed"))


class Consultation(Record):
    """Kaikukeskus' view on one candidate for distributor (R72)."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="consultations")
    opinion = models.CharField(max_length=12, choices=Opinion.choices)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("view on a card distributor")
        constraints = [
            models.UniqueConstraint(
                "partner", condition=Q(withdrawn_at=None), name="one_standing_consultation_a_partner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_opinion_display()}"


class FirstRound(Record):
    """The coordinator's word that the first round of commitments is complete (R41.5). Later partners may join."""

    closed_on = models.DateField()

    class Meta:
        verbose_name = _("first round of commitments")
        constraints = [
            models.UniqueConstraint(
                "adoption", condition=Q(withdrawn_at=None), name="one_standing_first_round"
            ),
        ]

    def __str__(self) -> str:
        return str(_("The first round of commitments is complete"))
