"""The pilot: readiness, its period, the start, and the first cards (R5, R41.9, R67)."""

from django.utils.translation import gettext_lazy as _

from adoption.queries import current

from .base import ActForm, NoteForm
from .fields import DayField


class ConfirmReadyForm(NoteForm):
    """One side's word that its part is ready."""


class PilotPeriodForm(ActForm):
    """First and last day of the pilot. No length is prescribed, so none is asked for (R67)."""

    starts = DayField(label=_("First day of the pilot"), coming=True)
    ends = DayField(
        label=_("Last day of the pilot"),
        coming=True,
        help_text=_("Commitments of the pilot last until this day."),
    )

    def standing(self):
        return current.period_of(self.adoption)

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The pilot ends before it starts. Give a last day after the first day."))
        return data


class GoLiveForm(NoteForm):
    """Kaikukeskus' word that the pilot may start."""


class DistributionBegunForm(ActForm):
    """The day on which the first cards were handed out, not before the pilot's first day."""

    begun_on = DayField(label=_("First cards handed out on"), past=True, since_start=True)

    def clean(self):
        data = super().clean()
        period = current.period_of(self.adoption)
        if period is None:
            self.add_error(None, _("The pilot has no period yet. Set its first and last day first."))
        else:
            self.not_before("begun_on", period.starts, _("the first day of the pilot"))
        return data
