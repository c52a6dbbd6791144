"""What the region and its sides decide: to prepare, and what follows the pilot (R41.1, R41.11, R69)."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Outcome, SessionKind, Turn
from adoption.models.days import shown
from adoption.queries import current

from .base import ActForm
from .fields import DayField


def _is_yes(value) -> bool:
    return str(value) == "True"


class DecideToPrepareForm(ActForm):
    """The region goes on, or not now; Kaikukeskus, entering it, says whose word it is.

    A correction leaves what was decided: a region that thinks otherwise later decides anew, or is held or sent back.
    """

    not_logged = frozenset({"on_word_of"})

    go_on = forms.TypedChoiceField(
        label=_("What the region decided"),
        coerce=_is_yes,
        empty_value=None,
        widget=forms.RadioSelect,
        choices=[("True", _("Go on to prepare a pilot")), ("False", _("Not now"))],
        error_messages={"required": _("Choose what was decided.")},
    )
    decided_on = DayField(label=_("Decided on"), past=True, since_start=True)
    on_word_of = forms.CharField(
        label=_("On whose word"),
        required=False,
        max_length=200,
        help_text=_("Needed when Kaikukeskus records the region's decision."),
    )
    review_on = DayField(
        label=_("Look at it again on"),
        required=False,
        coming=True,
        help_text=_("Needed when the answer is not now."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the answer is not now."),
    )

    def arrange(self) -> None:
        if self.record is not None:
            decided = str(self.record.go_on)
            offered = self.fields["go_on"].choices
            self.fields["go_on"].choices = [(value, label) for value, label in offered if value == decided]

    def clean(self):
        data = super().clean()
        held = current.held_on(self.adoption, SessionKind.INFO)
        self.not_before("decided_on", held, _("the information session"))
        if self.by is not None and self.by.is_kaikukeskus:
            self.require("on_word_of", _("Write whose decision you are recording."))
        if data.get("go_on") is False:
            self.require("review_on", _("Give the day on which this is looked at again."))
            self.require("reason", _("Say in a few words why not now."))
        elif data.get("go_on"):
            data["review_on"] = None
        return data


class _DecideForm(ActForm):
    """One side's decision on what follows the pilot, with where it was made."""

    turn: Turn

    outcome = forms.ChoiceField(
        label=_("What was decided"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was decided.")},
    )
    until = DayField(
        label=_("Extended to"), required=False, help_text=_("Needed when the pilot is extended.")
    )
    organ = forms.CharField(
        label=_("Decided by"),
        max_length=200,
        help_text=_("The board, committee or office-holder."),
        error_messages={"required": _("Write which body or office-holder decided.")},
    )
    decided_on = DayField(label=_("Decided on"), past=True, since_start=True)
    section = forms.CharField(label=_("Section"), required=False, max_length=50)
    register_number = forms.CharField(label=_("Register number"), required=False, max_length=100)

    @cached_property
    def period(self):
        return current.period_of(self.adoption)

    def standing(self):
        if self.period is None:
            return None
        return self.period.decisions.standing().filter(turn=self.turn).order_by("-pk").first()

    def clean(self):
        data = super().clean()
        if self.period is None:
            self.add_error(
                None, _("The pilot has no period yet. Set its first and last day before deciding.")
            )
            return data
        self.not_before("decided_on", current.begun_on(self.adoption), _("the first day of distribution"))
        if data.get("outcome") == Outcome.EXTEND:
            self._check_until(data)
        else:
            data["until"] = None
        return data

    def _check_until(self, data: dict) -> None:
        self.require("until", _("Give the new last day of the pilot."))
        if data.get("until") and data["until"] <= self.period.ends:
            sentence = _("The pilot already lasts until %(day)s. Give a later day.")
            self.add_error("until", sentence % {"day": shown(self.period.ends)})


class DecideCultureForm(_DecideForm):
    turn = Turn.CULTURE


class DecideCareForm(_DecideForm):
    turn = Turn.CARE
