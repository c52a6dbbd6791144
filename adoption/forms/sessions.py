"""Sessions planned, moved and called off (R41.1, R41.3-R41.5, R62)."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Mode, SessionKind
from adoption.queries import current

from .base import ActForm
from .fields import DayField, TimeField

# the session that comes before each kind, and how a sentence names it
BEFORE = {
    SessionKind.TRAINING: (SessionKind.INFO, _("the information session")),
    SessionKind.WORKSHOP: (SessionKind.TRAINING, _("the training")),
    SessionKind.MEETING: (SessionKind.WORKSHOP, _("the start workshop")),
}


def step_before(adoption, kind: SessionKind) -> tuple[date | None, object]:
    """The day on which the step before this kind was held, if it is known, and its name."""
    if kind not in BEFORE:
        return None, ""
    before, name = BEFORE[kind]
    return current.held_on(adoption, before), name


class PlanSessionForm(ActForm):
    """A day, and whether the session is remote or somewhere; remote unless said otherwise (R62)."""

    kind: SessionKind

    date = DayField(label=_("Day"), coming=True)
    starts_at = TimeField(label=_("Begins at"), required=False)
    mode = forms.ChoiceField(
        label=_("How it is held"),
        choices=Mode.choices,
        initial=Mode.REMOTE,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200, help_text=_("Needed unless the session is remote.")
    )

    def standing(self):
        return current.session_of(self.adoption, self.kind)

    def clean(self):
        data = super().clean()
        self.not_before("date", *step_before(self.adoption, self.kind))
        if data.get("mode") not in (Mode.REMOTE, None):
            self.require("place", _("Write where the session is held, or choose a remote session."))
        return data


class PlanInfoSessionForm(PlanSessionForm):
    kind = SessionKind.INFO

    audience = forms.CharField(
        label=_("For whom"),
        required=False,
        max_length=300,
        help_text=_("For example staff, decision makers, or everybody who is interested."),
    )


class PlanTrainingForm(PlanSessionForm):
    kind = SessionKind.TRAINING


class PlanWorkshopForm(PlanSessionForm):
    kind = SessionKind.WORKSHOP


class PlanMeetingForm(PlanSessionForm):
    kind = SessionKind.MEETING


class SessionField(forms.ChoiceField):
    """One of the adoption's sessions that are planned and not held. Cleans to a `Session`."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": _("Choose the session."),
        "invalid_choice": _(
            "Choose one of the sessions listed here. One that was held or called off is not."
        ),
    }

    def offer(self, sessions: list) -> None:
        self.offered = {str(session.pk): session for session in sessions}
        self.choices = [(pk, str(session)) for pk, session in self.offered.items()]

    def clean(self, value):
        return self.offered[super().clean(value)]


class OfSessionForm(ActForm):
    """An act on one session: the item, or else one that is chosen."""

    session = SessionField(label=_("Session"))

    def arrange(self) -> None:
        self.coming = current.coming_sessions(self.adoption)
        self.fields["session"].offer(self.coming)
        if self.item is not None:
            del self.fields["session"]

    def chosen(self):
        return self.item or self.cleaned_data.get("session")

    def clean(self):
        data = super().clean()
        if self.item is not None and self.item not in self.coming:
            self.add_error(None, _("This session has been held or called off already."))
        return data


class MoveSessionForm(OfSessionForm):
    date = DayField(label=_("New day"), coming=True)
    starts_at = TimeField(
        label=_("Begins at"), required=False, help_text=_("Leave empty if the time of day stays the same.")
    )
    reason = forms.CharField(
        label=_("Why it moves"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self):
        data = super().clean()
        session = self.chosen()
        if session is not None:
            self.not_before("date", *step_before(self.adoption, SessionKind(session.kind)))
            if data.get("date") == session.date and data.get("starts_at") in (None, session.starts_at):
                self.add_error(
                    "date", _("The session is already planned for this day. Give another day or time.")
                )
        return data


class CancelSessionForm(OfSessionForm):
    reason = forms.CharField(
        label=_("Why it is called off"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words why the session is called off.")},
    )
