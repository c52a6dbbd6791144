"""Times at which nobody is expected to work, in the whole country or in a part of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .days import shown
from .regions import Region
from .register import County


class ClosedPeriod(models.Model):
    """Days, first and last included, that are no working days: in a county, in a region, or everywhere."""

    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    county = models.ForeignKey(
        County,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="closed_periods",
        verbose_name=_("wellbeing services county"),
    )
    region = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="closed_periods",
        verbose_name=_("region"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("closed period")
        verbose_name_plural = _("closed periods")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")), name="closed_period_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(county=None) | models.Q(region=None), name="closed_period_of_one_area"
            ),
            models.UniqueConstraint(
                fields=["starts", "ends"],
                condition=models.Q(county=None, region=None),
                name="national_closed_period_once",
            ),
        ]

    def __str__(self) -> str:
        return _("Closed from %(starts)s to %(ends)s") % {
            "starts": shown(self.starts),
            "ends": shown(self.ends),
        }
