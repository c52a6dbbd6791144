"""Surveys of the pilot, what both sides decided to follow it, and that this was done (R41.10, R41.11, R67, R69)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Outcome

from .days import shown
from .pilot import PilotPeriod
from .record import Record
from .standing import is_one_of, one_standing, turn_field, turn_of_a_side


class Survey(Record):
    """A survey that was made: for whom, when, how many answered."""

    audience = models.CharField(_("for whom"), max_length=300)
    starts = models.DateField(_("opened on"))
    ends = models.DateField(_("closed on"))
    answers = models.PositiveIntegerField(_("number of answers"))
    link = models.URLField(_("link to the results"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")), name="survey_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        said = {"starts": shown(self.starts), "ends": shown(self.ends), "audience": self.audience}
        return _("Survey from %(starts)s to %(ends)s: %(audience)s") % said


class ContinuationDecision(Record):
    """One side's decision on what follows a round of the pilot, and where it was made (R69)."""

    round = models.ForeignKey(
        PilotPeriod, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("round of the pilot")
    )
    turn = turn_field()
    outcome = models.CharField(_("what was decided"), max_length=8, choices=Outcome.choices)
    until = models.DateField(_("extended to"), null=True, blank=True)
    organ = models.CharField(_("decided by"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    section = models.CharField(_("section"), max_length=50, blank=True)
    register_number = models.CharField(_("register number"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("decision on the future")
        verbose_name_plural = _("decisions on the future")
        constraints = [
            one_standing("round", "turn", name="one_decision_a_side_and_round"),
            turn_of_a_side("decision_of_a_side"),
            is_one_of("outcome", Outcome.values, name="decision_outcome_exists"),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.EXTEND.value, until__isnull=False)
                | (~models.Q(outcome=Outcome.EXTEND.value) & models.Q(until=None)),
                name="extension_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        said = {
            "side": self.get_turn_display(),
            "outcome": self.get_outcome_display(),
            "day": shown(self.decided_on),
        }
        return _("Decision of %(day)s, %(side)s: %(outcome)s") % said


class DecisionCarriedOut(Record):
    """What both sides decided for a round of the pilot has been done."""

    round = models.ForeignKey(
        PilotPeriod,
        on_delete=models.PROTECT,
        related_name="carried_out",
        verbose_name=_("round of the pilot"),
    )
    outcome = models.CharField(_("what was done"), max_length=8, choices=Outcome.choices)

    class Meta:
        verbose_name = _("decision carried out")
        verbose_name_plural = _("decisions carried out")
        constraints = [
            one_standing("round", name="one_decision_carried_out_a_round"),
            is_one_of("outcome", Outcome.values, name="carried_out_outcome_exists"),
        ]

    def __str__(self) -> str:
        said = {"outcome": self.get_outcome_display(), "day": shown(self.recorded_at)}
        return _("Decision carried out on %(day)s: %(outcome)s") % said
