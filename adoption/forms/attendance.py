"""Who of the group is coming to the training, and who is asked to the workshop (R41.3, R41.4, R70)."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from adoption.queries import current

from .base import ActForm
from .fields import LinesField, PeopleField

NOT_IN_GROUP = _(
    "The training is for the local group. Choose only its members, or add the person to the group first."
)


class OfGroupForm(ActForm):
    """A form that offers the members of the local group only (R41.3)."""

    @cached_property
    def group(self) -> set[int]:
        return current.group_contacts(self.adoption)

    def people(self) -> list:
        return [contact for contact in self.contacts if contact.pk in self.group]


def of_group(label, turn: Turn, sentence) -> PeopleField:
    errors = {"invalid_choice": NOT_IN_GROUP, "required": sentence}
    return PeopleField(label=label, turn=turn, error_messages=errors)


class _ConfirmAttendanceForm(OfGroupForm):
    """Which members of the group come to the training from one side."""

    def initial_of(self, record):
        return {"contacts": list(record.contacts.values_list("pk", flat=True))}


class ConfirmAttendanceCultureForm(_ConfirmAttendanceForm):
    contacts = of_group(_("Who comes"), Turn.CULTURE, _("Choose at least one member from culture."))


class ConfirmAttendanceCareForm(_ConfirmAttendanceForm):
    contacts = of_group(
        _("Who comes"), Turn.CARE, _("Choose at least one member from social and health care or hyte.")
    )


class _InviteForm(ActForm):
    """Organisations of one side's own field that are asked to the workshop (R41.4, R70)."""

    organisations = LinesField(
        label=_("Invited organisations"),
        help_text=_("One on each line."),
        error_messages={"required": _("Write at least one organisation that was invited.")},
    )
    count = forms.IntegerField(
        label=_("How many organisations were invited"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Leave empty if all of them are named above."),
    )

    def initial_of(self, record):
        return {"organisations": record.organisations.splitlines(), "count": record.count}

    def clean(self):
        data = super().clean()
        named = len(data.get("organisations") or ())
        if data.get("count") is not None and data["count"] < named:
            sentence = _(
                "%(named)d organisations are named above. Give at least that number, or leave this empty."
            )
            self.add_error("count", sentence % {"named": named})
        return data


class InviteCultureForm(_InviteForm):
    pass


class InviteCareForm(_InviteForm):
    pass
