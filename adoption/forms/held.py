"""Sessions that were held, and who came, by side (R41.1, R41.3-R41.5, R41.10, R62)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import SessionKind, Turn
from adoption.queries import current

from .attendance import OfGroupForm, of_group
from .base import ActForm
from .fields import DayField, LinesField, PeopleField
from .sessions import step_before

SIDES = (Turn.CULTURE, Turn.CARE)
NOBODY = _("Record at least one person who came.")


def _names(label) -> LinesField:
    return LinesField(
        label=label, required=False, help_text=_("Those who are not listed above, one name on each line.")
    )


def _count(label) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=10_000,
        help_text=_("Everybody from this side. Leave empty if all of them are named above."),
    )


class HeldForm(ActForm):
    """A session of some kind was held: the day, and who came."""

    kind: SessionKind

    held_on = DayField(label=_("Held on"), past=True, since_start=True)

    def clean(self):
        data = super().clean()
        self.not_before("held_on", *self.step_before())
        return data

    def step_before(self):
        return step_before(self.adoption, self.kind)

    def initial_of(self, record):
        return {"held_on": record.held_on, "summary": record.summary, **_attendance_of(record)}


def _attendance_of(report) -> dict:
    said = {}
    rows = list(report.attendances.all())
    for turn in SIDES:
        own = [row for row in rows if row.turn == turn]
        said[f"{turn}_contacts"] = [row.contact_id for row in own if row.contact_id]
        said[f"{turn}_names"] = [row.name for row in own if row.name]
        said[f"{turn}_count"] = sum(row.count for row in own) or None
    return said | {"kaikukeskus_came": any(row.turn == Turn.CENTRE for row in rows)}


class ByNameOrCountForm(HeldForm):
    """Who came from each side: contacts, others by name, and how many in all when not all are named."""

    not_logged = frozenset({"culture_names", "care_names"})

    culture_contacts = PeopleField(label=_("Contacts of culture who came"), turn=Turn.CULTURE, required=False)
    culture_names = _names(_("Others from culture"))
    culture_count = _count(_("How many came from culture"))
    care_contacts = PeopleField(
        label=_("Contacts of social and health care or hyte who came"), turn=Turn.CARE, required=False
    )
    care_names = _names(_("Others from social and health care or hyte"))
    care_count = _count(_("How many came from social and health care or hyte"))
    summary = forms.CharField(
        label=_("What was talked about"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        data = super().clean()
        came = [self._came(data, turn) for turn in SIDES]
        if not any(came) and not self.errors:
            self.add_error("culture_contacts", NOBODY)
        return data

    def _came(self, data: dict, turn: Turn) -> int:
        """How many came from a side; a total smaller than those named is refused."""
        named = len(data.get(f"{turn}_contacts") or ()) + len(data.get(f"{turn}_names") or ())
        total = data.get(f"{turn}_count")
        if total is not None and total < named:
            sentence = _("%(named)d persons are named above. Give at least that number, or leave this empty.")
            self.add_error(f"{turn}_count", sentence % {"named": named})
        return max(named, total or 0)


class InfoSessionHeldForm(ByNameOrCountForm):
    kind = SessionKind.INFO


class WorkshopHeldForm(ByNameOrCountForm):
    kind = SessionKind.WORKSHOP


class MeetingHeldForm(ByNameOrCountForm):
    kind = SessionKind.MEETING


class FeedbackMeetingForm(ByNameOrCountForm):
    """A feedback meeting of the pilot; Kaikukeskus is always among the invited (R62)."""

    kind = SessionKind.FEEDBACK

    kaikukeskus_came = forms.BooleanField(label=_("Kaikukeskus took part"), required=False)

    field_order = (
        "held_on",
        "culture_contacts",
        "culture_names",
        "culture_count",
        "care_contacts",
        "care_names",
        "care_count",
        "kaikukeskus_came",
        "summary",
    )

    def step_before(self):
        return current.begun_on(self.adoption), _("the first day of distribution")

    def clean(self):
        data = super().clean()
        self.require("summary", _("Write in a few sentences what the meeting brought up."))
        return data


class TrainingHeldForm(OfGroupForm, HeldForm):
    """The training was held: only members of the group are trained, and both sides are there (R5, R41.3)."""

    kind = SessionKind.TRAINING

    culture_contacts = of_group(
        _("Members from culture who came"),
        Turn.CULTURE,
        _("Both sides have to be present. Choose at least one member from culture."),
    )
    care_contacts = of_group(
        _("Members from social and health care or hyte who came"),
        Turn.CARE,
        _("Both sides have to be present. Choose at least one member from social and health care or hyte."),
    )
    summary = forms.CharField(
        label=_("What was talked about"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
