"""The gathering of the network: candidates listed, distributors talked over, the first round closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.models import Record
from adoption.models.days import shown
from adoption.models.standing import is_one_of, one_standing
from commitments.declarations import Opinion

from .partners import Partner


class CandidateList(Record):
    """The region has listed its candidates for partners (R41.4, R70)."""

    class Meta:
        verbose_name = _("list of candidates")
        verbose_name_plural = _("lists of candidates")
        constraints = [one_standing("adoption", name="one_candidate_list_an_adoption")]

    def __str__(self) -> str:
        return _("Candidates listed on %(day)s") % {"day": shown(self.recorded_at)}


class Consultation(Record):
    """Kaikukeskus' view on one candidate for distributor (R72)."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="consultations")
    opinion = models.CharField(max_length=12, choices=Opinion.choices)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("view on a card distributor")
        verbose_name_plural = _("views on card distributors")
        constraints = [
            one_standing("partner", name="one_consultation_a_partner"),
            is_one_of("opinion", Opinion.values, name="opinion_exists"),
        ]

    def __str__(self) -> str:
        said = {"partner": self.partner, "opinion": self.get_opinion_display()}
        return _("View on %(partner)s as card distributor: %(opinion)s") % said


class FirstRound(Record):
    """The coordinator's word that the first round of commitments is complete (R41.5). Later partners may join."""

    closed_on = models.DateField()

    class Meta:
        verbose_name = _("first round of commitments")
        verbose_name_plural = _("first rounds of commitments")
        constraints = [one_standing("adoption", name="one_first_round_an_adoption")]

    def __str__(self) -> str:
        return _("First round of commitments closed on %(day)s") % {"day": shown(self.closed_on)}
