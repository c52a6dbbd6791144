"""Configuration that Kaikukeskus may change: how many working days each act is given."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class DueOffset(models.Model):
    """Working days for an act instead of the default its declaration gives; negative means before the anchor."""

    act = models.CharField(_("act"), max_length=60, primary_key=True)
    days = models.SmallIntegerField(_("working days"))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("due date offset")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days__gte=-250, days__lte=250), name="due_offset_within_a_year"
            ),
        ]
