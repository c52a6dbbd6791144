"""A region gets in touch, on the public page or through Kaikukeskus, and is answered (R3, R6, R56-R59)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Origin, RegionKind, Side, Turn, turn_of
from adoption.models import County

from .base import ActForm
from .fields import DayField
from .municipalities import MunicipalitiesField
from .persons import NAME_NEEDED, PersonForm, both_sides_field, email_field, name_field
from .regions import counties, misfit, running_elsewhere


class RegisterContactForm(ActForm):
    """A contact that Kaikukeskus was told about. It asks for almost nothing (R6)."""

    not_logged = frozenset({"name", "email", "message"})

    municipalities = MunicipalitiesField()
    name = forms.CharField(
        label=_("Name of the sender"),
        max_length=200,
        error_messages={"required": _("Write the sender's name.")},
    )
    email = email_field(_("E-mail of the sender"))
    message = forms.CharField(
        label=_("Message"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )
    origin = forms.ChoiceField(
        label=_("Where the idea came from"),
        choices=Origin.choices,
        initial=Origin.OWN_IDEA,
        widget=forms.RadioSelect,
    )
    received_on = DayField(label=_("Received on"), past=True)

    def arrange(self) -> None:
        self.fields["received_on"].initial = self.on


class PublicContactForm(ActForm):
    """The public page's form, for anybody. `is_spam`: the field that people do not see is filled in."""

    what_happens_next = _(
        "Kaikukeskus reads your message and answers you by e-mail within a week. Nothing is promised yet."
    )
    not_logged = frozenset({"website", "name", "email", "message"})

    municipalities = MunicipalitiesField(label=_("Which municipality or municipalities is it about?"))
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = email_field(_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    message = forms.CharField(
        label=_("Your message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write in a sentence or two what you would like to know.")},
    )
    origin = forms.ChoiceField(
        label=_("Where did the idea come from?"),
        choices=Origin.choices,
        initial=Origin.OWN_IDEA,
        widget=forms.RadioSelect,
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_spam(self) -> bool:
        return bool(self.data.get(self.add_prefix("website"), "").strip())


class AnswerContactForm(PersonForm):
    """The answer. Going on settles the region and its first contacts; later asks for a day."""

    ANSWERS = (("go_on", _("Go on")), ("later", _("Later")), ("no", _("No")))

    outcome = forms.ChoiceField(
        label=_("Answer"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the answer.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the answer is later or no."),
    )
    review_on = DayField(
        label=_("Look at it again on"),
        required=False,
        coming=True,
        help_text=_("Needed when the answer is later."),
    )
    municipalities = MunicipalitiesField(required=False)
    kind = forms.ChoiceField(
        label=_("Kind of region"), choices=RegionKind.choices, required=False, widget=forms.RadioSelect
    )
    name_fi = name_field(
        _("Name of the region in Finnish"), help_text=_("Leave empty to use the municipalities' names.")
    )
    name_sv = name_field(
        _("Name of the region in Swedish"), help_text=_("Leave empty to use the municipalities' names.")
    )
    counties = forms.MultipleChoiceField(
        label=_("Wellbeing services counties that take part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that fit the municipalities are ticked. None has to take part."),
    )
    both_sides = both_sides_field()

    def arrange(self) -> None:
        for side in Side:
            self.fields[f"{side}_name"] = name_field(
                _("Name of the first contact: %(side)s") % {"side": side.label}
            )
            self.fields[f"{side}_email"] = email_field(
                _("E-mail of the first contact: %(side)s") % {"side": side.label}, required=False
            )
        self.order_fields([name for name in self.fields if name != "both_sides"])
        self.offered = counties()
        self.fields["counties"].choices = [(code, county.name) for code, county in self.offered.items()]
        self._propose()

    def _propose(self) -> None:
        """The region as the contact named it, with its counties (R58), until Kaikukeskus says otherwise."""
        region = self.adoption.region
        own = list(region.municipalities.all())
        self.fields["municipalities"].initial = own
        self.fields["kind"].initial = region.kind
        self.fields["counties"].initial = sorted({one.county_id for one in own} & set(self.offered))

    def clean_counties(self) -> list[County]:
        return [self.offered[code] for code in self.cleaned_data["counties"]]

    def clean(self):
        data = super().clean()
        data["contacts"] = self._contacts(data)
        outcome = data.get("outcome")
        if outcome == "go_on":
            self._check_region(data)
            self._check_contacts(data)
        elif outcome:
            self.require("reason", _("Say in a few words why."))
        if outcome == "later":
            self.require("review_on", _("Give the day on which this is looked at again."))
        else:
            data["review_on"] = None
        return data

    @classmethod
    def logged(cls, data):
        people = {"contacts", *(f"{side}_{said}" for side in Side for said in ("name", "email"))}
        return {name: value for name, value in super().logged(data).items() if name not in people}

    def _contacts(self, data: dict) -> list[dict]:
        given = [(side, data.get(f"{side}_email")) for side in Side]
        return [
            {"side": side.value, "name": data.get(f"{side}_name", ""), "email": email}
            for side, email in given
            if email
        ]

    def _check_region(self, data: dict) -> None:
        self.require("kind", _("Choose what kind of region it is."))
        self.require("municipalities", _("Write the municipalities of the region."))
        municipalities = data.get("municipalities") or []
        if municipalities and (sentence := misfit(data.get("kind"), municipalities)):
            self.add_error("municipalities", sentence)
        for name, other in running_elsewhere(municipalities, self.adoption):
            said = {"municipality": name, "region": other}
            self.add_error(
                "municipalities",
                _(
                    "%(municipality)s already belongs to the running region %(region)s. Leave it out, or end that first."
                )
                % said,
            )

    def _check_contacts(self, data: dict) -> None:
        if not data["contacts"]:
            self.add_error("culture_email", _("Give the e-mail of at least one first contact, on any side."))
        users = self.users([person["email"] for person in data["contacts"]])
        for person in data["contacts"]:
            self._check_contact(person, users.get(person["email"].lower()))
        emails = {(turn_of(Side(person["side"])), person["email"].lower()) for person in data["contacts"]}
        culture = {email for turn, email in emails if turn == Turn.CULTURE}
        if culture & {email for turn, email in emails if turn == Turn.CARE} and not data.get("both_sides"):
            self.add_error(
                "both_sides",
                _("One address is given on both sides. If the same person acts for both, tick this box."),
            )

    def _check_contact(self, person: dict, user) -> None:
        side = person["side"]
        if user is None:
            self.require(f"{side}_name", NAME_NEEDED)
        elif sentence := self.refused_anywhere(user):
            self.add_error(f"{side}_email", sentence)
