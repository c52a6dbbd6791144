"""Each side appoints its persons, and they form the local group (R7-R9, R46, R61, R77)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import GroupKind, Side, Turn
from adoption.queries import current

from .base import ActForm
from .fields import DayField, PeopleField
from .persons import PersonForm, both_sides_field, email_field, name_field

AT_LEAST_ONE = _("Choose at least one person, or give the name and e-mail of a new one.")


class _AppointForm(PersonForm):
    """Who is appointed from one side, by whom and when; also somebody who is no contact yet."""

    turn: Turn

    new_name = name_field(_("Name of a person who is not listed"))
    new_email = email_field(_("E-mail of that person"), required=False)
    both_sides = both_sides_field()
    appointed_by = forms.CharField(
        label=_("Appointed by"),
        max_length=200,
        help_text=_("The person or body that decided."),
        error_messages={"required": _("Write who appointed them: a person or a body.")},
    )
    appointed_on = DayField(label=_("Appointed on"), past=True)

    def standing(self):
        return current.appointment_of(self.adoption, self.turn)

    def initial_of(self, record):
        chosen = list(record.contacts.values_list("pk", flat=True))
        return {"contacts": chosen, "appointed_by": record.appointed_by, "appointed_on": record.appointed_on}

    def clean(self):
        data = super().clean()
        if (
            not data.get("contacts")
            and not data.get("new_email")
            and not {"contacts", "new_email"} & set(self.errors)
        ):
            self.add_error("contacts", AT_LEAST_ONE)
        if data.get("new_name"):
            self.require("new_email", _("Write the e-mail address of the new person too."))
        data.setdefault("new_side", Side.CULTURE)
        self.check_person("new_name", "new_email", data["new_side"] or Side.SOTE)
        return data


class AppointCultureForm(_AppointForm):
    turn = Turn.CULTURE

    contacts = PeopleField(label=_("Appointed persons"), turn=Turn.CULTURE, required=False)
    field_order = ("contacts",)


class AppointCareForm(_AppointForm):
    """Social and health care, or hyte in its place (R77)."""

    turn = Turn.CARE

    contacts = PeopleField(label=_("Appointed persons"), turn=Turn.CARE, required=False)
    new_side = forms.ChoiceField(
        label=_("That person is from"),
        required=False,
        initial=Side.SOTE,
        widget=forms.RadioSelect,
        choices=[(side.value, side.label) for side in (Side.SOTE, Side.HYTE)],
    )
    field_order = ("contacts", "new_name", "new_email", "new_side")

    def clean_new_side(self) -> str:
        return self.cleaned_data["new_side"] or Side.SOTE


class FormGroupForm(ActForm):
    """The group or pair, its members of both sides, their shares of work time, and its coordinators."""

    kind = forms.ChoiceField(
        label=_("Group or pair"),
        choices=GroupKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is a group or a pair.")},
    )
    formed_on = DayField(label=_("Formed on"), past=True)
    culture_members = PeopleField(
        label=_("Members from culture"),
        turn=Turn.CULTURE,
        error_messages={"required": _("Choose at least one member from culture.")},
    )
    care_members = PeopleField(
        label=_("Members from social and health care or hyte"),
        turn=Turn.CARE,
        error_messages={"required": _("Choose at least one member from social and health care or hyte.")},
    )
    both_sides = both_sides_field()
    coordinators = PeopleField(
        label=_("Local coordinators"),
        help_text=_("One or more of the members. Never somebody from Kaikukeskus."),
        error_messages={"required": _("Choose at least one of the members as the local coordinator.")},
    )

    def arrange(self) -> None:
        self.fields["formed_on"].initial = self.on
        self.fields["coordinators"].initial = [contact.pk for contact in self.contacts if contact.coordinator]
        for contact in self.contacts:
            self.fields[share_of(contact)] = forms.IntegerField(
                label=_("Share of work time of %(name)s, per cent") % {"name": contact.user},
                required=False,
                min_value=0,
                max_value=100,
                help_text=_("Leave empty if it has not been agreed."),
            )

    def standing(self):
        return current.group_of(self.adoption)

    def initial_of(self, record):
        members = list(record.members.select_related("contact"))
        said = {"kind": record.kind, "formed_on": record.formed_on}
        said |= {share_of(member.contact): member.work_share for member in members}
        for turn in (Turn.CULTURE, Turn.CARE):
            own = self.of_turn(turn, [member.contact for member in members])
            said[f"{turn}_members"] = [contact.pk for contact in own]
        return said

    def clean(self):
        data = super().clean()
        data["members"] = [*data.get("culture_members", ()), *data.get("care_members", ())]
        self._check_coordinators(data)
        if not {"culture_members", "care_members"} & set(self.errors):
            self._check_same_person(data)
            self._check_size(data)
        shares = {member.pk: data.get(share_of(member)) for member in data["members"]}
        data["shares"] = {pk: share for pk, share in shares.items() if share is not None}
        return data

    @classmethod
    def logged(cls, data):
        said = super().logged(data)
        return {
            name: value for name, value in said.items() if not name.startswith("share_") and name != "members"
        }

    def _check_coordinators(self, data: dict) -> None:
        if any(person not in data["members"] for person in data.get("coordinators", ())):
            self.add_error(
                "coordinators",
                _("A coordinator has to be a member of the group. Choose the person as a member too."),
            )

    def _check_same_person(self, data: dict) -> None:
        people = {member.user_id for member in data["members"]}
        if len(people) < len(data["members"]) and not data.get("both_sides"):
            self.add_error(
                "both_sides",
                _("One person is chosen on both sides. If the same person acts for both, tick this box."),
            )

    def _check_size(self, data: dict) -> None:
        if data.get("kind") == GroupKind.PAIR and len(data["members"]) != 2:
            self.add_error("kind", _("A pair is one person from each side. Choose two members, or a group."))


def share_of(contact) -> str:
    """Name of the field for a contact's share of work time."""
    return f"share_{contact.pk}"
