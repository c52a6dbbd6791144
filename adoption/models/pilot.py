"""The pilot: both sides ready, its period, Kaikukeskus' word and the first cards (R5, R41.9, R67)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .days import shown
from .record import Record
from .standing import one_standing, turn_field, turn_of_a_side


class Readiness(Record):
    """One side's word that its part is ready."""

    turn = turn_field()
    ready_on = models.DateField(_("ready on"))

    class Meta:
        verbose_name = _("readiness")
        verbose_name_plural = _("readinesses")
        constraints = [
            one_standing("adoption", "turn", name="one_readiness_a_side"),
            turn_of_a_side("readiness_of_a_side"),
        ]

    def __str__(self) -> str:
        said = {"side": self.get_turn_display(), "day": shown(self.ready_on)}
        return _("Ready for distribution on %(day)s: %(side)s") % said


class PilotPeriod(Record):
    """First and last day of a round of the pilot; an extension is the next round (R67)."""

    round = models.PositiveSmallIntegerField(_("round"), default=1)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("period of the pilot")
        verbose_name_plural = _("periods of pilots")
        constraints = [
            one_standing("adoption", "round", name="one_period_a_round"),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")), name="pilot_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(round__gte=1), name="rounds_count_from_one"),
        ]

    def __str__(self) -> str:
        said = {"starts": shown(self.starts), "ends": shown(self.ends)}
        return _("Pilot from %(starts)s to %(ends)s") % said


class GoLive(Record):
    """Kaikukeskus' word that the pilot may start."""

    confirmed_on = models.DateField(_("confirmed on"))

    class Meta:
        verbose_name = _("confirmation of the start")
        verbose_name_plural = _("confirmations of the start")
        constraints = [one_standing("adoption", name="one_go_live_an_adoption")]

    def __str__(self) -> str:
        return _("Start of the pilot confirmed on %(day)s") % {"day": shown(self.confirmed_on)}


class DistributionStart(Record):
    """The day on which the first cards were handed out."""

    begun_on = models.DateField(_("first cards handed out on"))

    class Meta:
        verbose_name = _("start of distribution")
        verbose_name_plural = _("starts of distribution")
        constraints = [one_standing("adoption", name="one_distribution_start_an_adoption")]

    def __str__(self) -> str:
        return _("First cards handed out on %(day)s") % {"day": shown(self.begun_on)}
