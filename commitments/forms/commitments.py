"""A partner's commitment, its end, and limits in words (R45, R55, R67-R69)."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.forms.fields import DayField
from adoption.models.days import shown
from adoption.queries.current import period_of
from commitments.declarations import NO_REIMBURSEMENT, Method, Role, TextKind
from commitments.models import Partner, PartnerCommitment
from commitments.queries import current

from .base import OfCommitmentForm, OfPartnerForm, partner_field
from .fields import RolesField, RowField, sites_field

VENUES_ONLY = ("limitation_option", "limitation_text", "knows_no_reimbursement")
WRITE_WHO = _("Write who gave the commitment for the partner.")


class PartnerCommitmentForm(OfPartnerForm):
    """A partner commits to the national operating model: for the pilot's time, later without an end."""

    not_logged = frozenset({"given_by", "given_by_role", "represented_by"})

    partner = partner_field()
    roles = RolesField(
        required=False, help_text=_("Leave empty if the partner commits to everything it was listed for.")
    )
    sites = sites_field(
        help_text=_("One on each line. Leave empty if there is only one, of the partner's own name.")
    )
    model_version = RowField(
        label=_("Version of the national operating model"),
        help_text=_(
            "The partner commits to the principles of this version. That is the condition of membership."
        ),
        error_messages={"required": _("Choose the version to which the partner commits.")},
    )
    text = RowField(label=_("Text of the commitment"), required=False)
    method = forms.ChoiceField(
        label=_("How the commitment was given"),
        choices=Method.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the commitment was given.")},
    )
    given_by = forms.CharField(
        label=_("Given by"),
        max_length=120,
        help_text=_("Name of the person who committed for the partner."),
        error_messages={"required": WRITE_WHO},
    )
    given_by_role = forms.CharField(label=_("That person's position"), required=False, max_length=120)
    represented_by = forms.CharField(
        label=_("Who represented the region"),
        required=False,
        max_length=200,
        help_text=_("Only if Kaikukeskus gave the region's side of the commitment on its behalf."),
    )
    starts = DayField(label=_("From"), since_start=True)
    limitation_option = RowField(
        label=_("Limit on the number of cardholders"),
        required=False,
        help_text=_(
            "Only the options of the national operating model can be chosen. Leave empty for no limit."
        ),
    )
    limitation_text = forms.CharField(
        label=_("Limit in the venue's own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only in exceptional situations: Kaikukeskus decides whether it can be approved."),
    )
    knows_no_reimbursement = forms.BooleanField(
        label=_("The venue has been told this"), required=False, help_text=NO_REIMBURSEMENT.words
    )

    def arrange(self) -> None:
        super().arrange()
        self.fields["starts"].initial = self.on
        self._offer_catalogues()
        if self.thing is None:
            return
        self.fields["sites"].initial = [site.name for site in self.thing.sites.filter(closed_on=None)]
        if len(self.thing.roles) == 1:
            del self.fields["roles"]
        if not self.thing.is_venue:
            self._drop(*VENUES_ONLY)

    def offered(self) -> list[Partner]:
        return self.own_partners(current.partners_without_commitment(self.adoption))

    def _offer_catalogues(self) -> None:
        versions = [
            one for one in current.versions() if one.is_valid or one.pk == self._said("model_version")
        ]
        texts = current.texts_in_use(TextKind.PARTNER, self.on, also={self._said("text")})
        self.fields["model_version"].offer(versions)
        self.fields["model_version"].initial = next(iter(versions), None)
        self.fields["text"].offer(texts)
        self.fields["text"].initial = next(iter(texts), None)
        self.fields["limitation_option"].offer(current.limitation_options())
        if len(texts) < 2:
            self.only_text = self.fields.pop("text").initial
        if not self.fields["limitation_option"].offered:
            self._drop("limitation_option")

    only_text = None

    def _said(self, name: str) -> int | None:
        """Key of the catalogue's row that the record being corrected names."""
        return getattr(self.record, f"{name}_id", None)

    def _drop(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)

    def initial_of(self, record: PartnerCommitment):
        said = super().initial_of(record)
        sites = [site.name for site in record.sites.all()] if "sites" in said else []
        return said | {"sites": sites, "knows_no_reimbursement": record.is_venue}

    @cached_property
    def period(self):
        return None if current.is_permanent(self.adoption) else period_of(self.adoption)

    def clean(self):
        data = super().clean()
        data.setdefault("text", self.only_text)
        if partner := self.chosen():
            self._check_roles(partner, data)
            self._check_limits(data)
        if self.period and data.get("starts") and data["starts"] > self.period.ends:
            sentence = _("The pilot ends on %(day)s. Give a day before that.")
            self.add_error("starts", sentence % {"day": shown(self.period.ends)})
        return data

    def _check_roles(self, partner: Partner, data: dict) -> None:
        chosen = data.get("roles")
        if chosen and not set(chosen) <= set(partner.roles):
            self.add_error("roles", _("The partner was not listed for this role."))
        data["roles"] = [role for role in partner.roles if not chosen or role in chosen]

    def _check_limits(self, data: dict) -> None:
        if Role.VENUE not in data["roles"]:
            self._refuse_limits(data)
            return
        option = data.get("limitation_option")
        version = data.get("model_version")
        if option and version and option.model_version_id != version.pk:
            self.add_error("limitation_option", _("This option belongs to another version of the model."))
        self.require(
            "knows_no_reimbursement",
            _("Tell the venue that tickets and course places are not reimbursed, and tick this box."),
        )

    def _refuse_limits(self, data: dict) -> None:
        for name in ("limitation_option", "limitation_text"):
            if data.get(name):
                self.add_error(name, _("Only venues can limit the number of cardholders."))


class EndCommitmentForm(OfCommitmentForm):
    """A commitment's last day; the partner stays among the candidates."""

    commitment = RowField(
        label=_("Commitment"), error_messages={"required": _("Choose the commitment that ends.")}
    )
    ended_on = DayField(label=_("Last day of the commitment"), past=True, since_start=True)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words why the commitment ends.")},
    )

    def arrange(self) -> None:
        super().arrange()
        self.fields["ended_on"].initial = self.on


class LimitationDecisionForm(OfCommitmentForm):
    """Kaikukeskus' word on a limit that a venue asks for in its own words (R55)."""

    commitment = RowField(
        label=_("Limit that a venue asks for"),
        error_messages={"required": _("Choose the limit to decide on.")},
    )
    approved = forms.TypedChoiceField(
        label=_("Decision"),
        coerce=lambda value: str(value) == "True",
        empty_value=None,
        widget=forms.RadioSelect,
        choices=[("True", _("Approved")), ("False", _("Not approved"))],
        error_messages={"required": _("Choose whether the limit is approved.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the limit is not approved."),
    )

    def arrange(self) -> None:
        super().arrange()
        if self.thing is not None:
            self.fields["approved"].help_text = self.thing.limitation_text

    def offered(self) -> list[PartnerCommitment]:
        return current.limitations_waiting(self.adoption)

    def name_of(self, thing: PartnerCommitment) -> str:
        return f"{thing.partner}: {thing.limitation_text}"

    def refused(self, thing: PartnerCommitment):
        if not thing.limitation_text:
            return _("This venue asks for no limit in its own words.")
        return super().refused(thing)

    def clean(self):
        data = super().clean()
        if data.get("approved") is False:
            self.require("reason", _("Say in a few words why the limit is not approved."))
        return data
