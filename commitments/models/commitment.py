"""The partner commitment: the region's responsible bodies with one partner, for the pilot or beyond (R64, R67-R69)."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from adoption.models import Record
from adoption.models.days import shown
from adoption.models.record import RecordQuerySet
from adoption.models.standing import is_one_of, one_standing
from commitments.declarations import Method, Role

from .catalogues import CommitmentText, LimitationOption, ModelVersion
from .partners import Partner, Site


class PartnerCommitmentQuerySet(RecordQuerySet):
    def in_force(self):
        """Neither taken back nor ended. A day in the future ends nothing before somebody records it."""
        return self.standing().filter(ended_on=None)

    def counting(self):
        """Those in force that make a member: one whose limitation was not approved does not (R55, R68)."""
        refused = LimitationDecision.objects.standing().filter(commitment=OuterRef("pk"), approved=False)
        return self.in_force().exclude(Exists(refused.filter(limitation_text=OuterRef("limitation_text"))))

    def of_pilot(self):
        return self.filter(in_pilot=True)

    def limited_in_words(self):
        """Those whose limitation is not of the catalogue, so that Kaikukeskus decides on it (R55)."""
        return self.exclude(limitation_text="")

    def limitation_waiting(self):
        """Of those in force, the ones on whose words, as they read now, Kaikukeskus has not decided."""
        decided = LimitationDecision.objects.standing().filter(
            commitment=OuterRef("pk"), limitation_text=OuterRef("limitation_text")
        )
        return self.in_force().limited_in_words().exclude(Exists(decided))


class PartnerCommitment(Record):
    """Made once: prolonged with the pilot, kept without a new one when the pilot is followed by permanence.

    A card is good in every region that uses Kaikukortti (R28): nothing here can narrow that.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="commitments")
    sites = models.ManyToManyField(Site, related_name="commitments")
    is_distributor = models.BooleanField()
    is_venue = models.BooleanField()
    model_version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="commitments")
    text = models.ForeignKey(
        CommitmentText, null=True, blank=True, on_delete=models.PROTECT, related_name="partner_commitments"
    )
    method = models.CharField(max_length=12, choices=Method.choices)
    given_by = models.CharField(max_length=120)
    given_by_role = models.CharField(max_length=120, blank=True)
    represented_by = models.CharField(max_length=200, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    in_pilot = models.BooleanField()
    limitation_option = models.ForeignKey(
        LimitationOption, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    limitation_text = models.TextField(blank=True)

    objects = PartnerCommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner commitment")
        verbose_name_plural = _("partner commitments")
        constraints = [
            models.UniqueConstraint(
                fields=("partner",),
                condition=Q(withdrawn_at=None, ended_on=None),
                name="one_commitment_a_partner",
            ),
            is_one_of("method", Method.values, name="commitment_method_exists"),
            models.CheckConstraint(
                condition=Q(is_distributor=True) | Q(is_venue=True), name="commitment_has_a_role"
            ),
            models.CheckConstraint(
                condition=Q(is_venue=True) | Q(limitation_option=None, limitation_text=""),
                name="only_venues_limit",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="commitment_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(in_pilot=True) | Q(ends=None), name="permanent_commitment_is_open_ended"
            ),
        ]

    def __str__(self) -> str:
        said = {"partner": self.partner, "day": shown(self.starts)}
        return _("Commitment of %(partner)s from %(day)s") % said

    @property
    def roles(self) -> tuple[Role, ...]:
        held = {Role.DISTRIBUTOR: self.is_distributor, Role.VENUE: self.is_venue}
        return tuple(role for role in Role if held[role])

    @property
    def is_limited(self) -> bool:
        return self.limitation_option_id is not None or bool(self.limitation_text)


class LimitationDecision(Record):
    """Kaikukeskus' word on a limitation that is not of the catalogue: on these words and no others (R55)."""

    commitment = models.ForeignKey(
        PartnerCommitment, on_delete=models.PROTECT, related_name="limitation_decisions"
    )
    limitation_text = models.TextField()
    approved = models.BooleanField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("decision on a limitation")
        verbose_name_plural = _("decisions on limitations")
        constraints = [
            one_standing("commitment", name="one_decision_a_limitation"),
            models.CheckConstraint(
                condition=Q(approved=True) | ~Q(reason=""), name="limitation_refused_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        said = {"partner": self.commitment.partner}
        if self.approved:
            return _("Limitation of %(partner)s approved") % said
        return _("Limitation of %(partner)s refused") % said
