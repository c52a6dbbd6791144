"""Rights in Kaikukanta and onboarding, site by site (R26, R40, R41.6, R41.8, R68)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.forms.fields import DayField
from commitments.declarations import Role
from commitments.models import Site
from commitments.queries import current

from .base import OfSiteForm
from .fields import RowField

HANDBOOK = {
    (Role.DISTRIBUTOR,): _("For example the handbook for card distributors."),
    (Role.VENUE,): _("For example the handbook for venues."),
    (Role.DISTRIBUTOR, Role.VENUE): _("For example both handbooks: for card distributors and for venues."),
}


def site_field() -> RowField:
    return RowField(label=_("Site"), error_messages={"required": _("Choose the site.")})


class KaikukantaAccessForm(OfSiteForm):
    """The site has got its rights; they are opened in Kaikukanta itself."""

    site = site_field()
    granted_on = DayField(
        label=_("Rights opened on"),
        past=True,
        since_start=True,
        help_text=_("The rights are opened in Kaikukanta. Here it is only recorded that they are there."),
    )

    def offered(self) -> list[Site]:
        return current.sites_without_access(self.adoption)


class OnboardingForm(OfSiteForm):
    """The site's staff was onboarded: when, how many, and with what."""

    site = site_field()
    held_on = DayField(label=_("Held on"), past=True, since_start=True)
    staff = forms.IntegerField(
        label=_("Number of staff who took part"),
        min_value=1,
        max_value=100_000,
        error_messages={
            "min_value": _("Give at least one person."),
            "required": _("Write the number in digits only."),
            "invalid": _("Write the number in digits only."),
        },
    )
    material = forms.CharField(
        label=_("Material that was used"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write which material was gone through.")},
    )

    def arrange(self) -> None:
        super().arrange()
        if self.thing is not None:
            self.fields["material"].help_text = HANDBOOK[self.thing.partner.roles]
