"""Partners are added, listed and leave (R20, R41.4, R68-R73)."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adoption.forms.fields import DayField
from commitments.declarations import Ownership, Role, Sector
from commitments.models import Partner
from commitments.queries import current

from .base import NetworkForm, OfPartnerForm, partner_field
from .fields import (
    RolesField,
    contact_email_field,
    contact_name_field,
    contact_phone_field,
    name_field,
    ownership_field,
    sector_field,
    sites_field,
)

PERSON = ("contact_name", "contact_email", "contact_phone")
SAID = ("name", "sector", "ownership", "sites", *PERSON)


class CandidatesForm(NetworkForm):
    """A form with facts of one or several candidates, under names that begin with a prefix."""

    not_logged = frozenset(PERSON)

    @cached_property
    def there(self) -> list[Partner]:
        return current.partners_of(self.adoption)

    @cached_property
    def names_taken(self) -> set[str]:
        """Names of partners there already, and of those given further up in the form."""
        return {partner.name.casefold() for partner in self.there}

    def check_candidate(self, prefix: str = "") -> None:
        data = self.cleaned_data
        name = (data.get(f"{prefix}name") or "").casefold()
        if name and name in self.names_taken:
            self.add_error(f"{prefix}name", _("A partner of this name is in the network already."))
        self.names_taken.add(name)
        third = data.get(f"{prefix}sector") == Sector.THIRD_SECTOR
        if third and data.get(f"{prefix}ownership") in (Ownership.PUBLIC, Ownership.PRIVATE):
            sentence = _(
                "A third-sector partner is owned by the third sector. Change the field or the ownership."
            )
            self.add_error(f"{prefix}ownership", sentence)

    def candidate(self, prefix: str = "") -> dict[str, Any]:
        """What was said of one candidate, as the record functions take it."""
        roles = self.cleaned_data.get(f"{prefix}roles") or ()
        said = {name: self.cleaned_data.get(f"{prefix}{name}") for name in SAID}
        return said | {"is_distributor": Role.DISTRIBUTOR in roles, "is_venue": Role.VENUE in roles}


class AddPartnerForm(CandidatesForm):
    """One more candidate, in the roles that the person answers for."""

    roles_fixed: tuple[Role, ...] = ()

    name = name_field()
    sector = sector_field()
    ownership = ownership_field()
    roles = RolesField()
    sites = sites_field(help_text=_("One on each line. You can fill them in when the partner commits."))
    contact_name = contact_name_field()
    contact_email = contact_email_field()
    contact_phone = contact_phone_field()

    def arrange(self) -> None:
        if self.roles_fixed:
            del self.fields["roles"]
        else:
            self.fields["roles"].limit_to(self.own_roles)

    def clean(self):
        data = super().clean()
        if self.roles_fixed:
            data["roles"] = list(self.roles_fixed)
        self.check_candidate()
        data.update(self.candidate())
        return data

    @classmethod
    def logged(cls, data):
        said = super().logged(data)
        return {name: value for name, value in said.items() if name not in ("is_distributor", "is_venue")}


class FindDistributorForm(AddPartnerForm):
    """A card distributor, because the network has none."""

    roles_fixed = (Role.DISTRIBUTOR,)


class FindThirdSectorDistributorForm(FindDistributorForm):
    """A card distributor of the third sector, because the network has none (R71)."""

    def arrange(self) -> None:
        super().arrange()
        del self.fields["ownership"]

    def clean(self):
        self.cleaned_data["ownership"] = Ownership.THIRD_SECTOR
        return super().clean()


class FindVenueForm(AddPartnerForm):
    """A venue, because the network has none."""

    roles_fixed = (Role.VENUE,)


class PartnerLeavesForm(OfPartnerForm):
    """A partner's last day in the network."""

    partner = partner_field()
    left_on = DayField(
        label=_("Last day"),
        past=True,
        since_start=True,
        help_text=_("The partner's commitment ends on this day."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def arrange(self) -> None:
        super().arrange()
        self.fields["left_on"].initial = self.on


def listed_already(partners: list[Partner]) -> str:
    if not partners:
        return ""
    return gettext("Already listed: %(names)s.") % {"names": ", ".join(partner.name for partner in partners)}
