"""What forms about one partner, commitment or site share: the item, or else one that is chosen."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Side, Turn, turn_of
from adoption.forms.base import ActForm
from commitments.declarations import Role
from commitments.models import Partner, PartnerCommitment, Site
from commitments.queries import current

from .fields import RowField

ROLE_OF = {Turn.CULTURE: Role.VENUE, Turn.CARE: Role.DISTRIBUTOR}


class NetworkForm(ActForm):
    """A form that knows in which roles the person may handle partners."""

    @cached_property
    def own_roles(self) -> tuple[Role, ...]:
        """A coordinator handles both roles, culture the venues, the other side the distributors."""
        own = [one for one in self.contacts if self.by is not None and one.user_id == self.by.pk]
        if not own or any(contact.coordinator for contact in own):
            return tuple(Role)
        held = {ROLE_OF[turn_of(Side(contact.side))] for contact in own}
        return tuple(role for role in Role if role in held)

    def own_partners(self, partners: list[Partner]) -> list[Partner]:
        return [partner for partner in partners if set(partner.roles) & set(self.own_roles)]


class AboutForm(NetworkForm):
    """An act on one thing: what the item is or belongs to, or else one of those offered under `about`."""

    about: str

    def arrange(self) -> None:
        if self.thing is None:
            self.fields[self.about].offer(self.offered(), self.name_of)
        else:
            del self.fields[self.about]

    @cached_property
    def thing(self):
        """The partner, commitment or site that is known beforehand: given, or of the record being corrected."""
        known = self.item if self.item is not None else self.record
        return getattr(known, self.about, known)

    def offered(self) -> list:
        raise NotImplementedError

    def name_of(self, thing) -> str:
        return str(thing)

    def chosen(self):
        return self.thing if self.thing is not None else self.cleaned_data.get(self.about)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.thing is not None and self.record is None and (sentence := self.refused(self.thing)):
            self.add_error(None, sentence)
        return data

    def refused(self, thing):
        """Why the act makes no sense for the thing it was opened for, or None."""
        return None


def partner_field(**kwargs) -> RowField:
    errors = {"required": _("Choose the partner.")}
    return RowField(label=_("Partner"), error_messages=errors, **kwargs)


class OfPartnerForm(AboutForm):
    about = "partner"

    def offered(self) -> list[Partner]:
        return self.own_partners(current.partners_of(self.adoption))

    def refused(self, thing: Partner):
        return _("This partner has already left.") if thing.left_on else None


class OfCommitmentForm(AboutForm):
    about = "commitment"

    def offered(self) -> list[PartnerCommitment]:
        rows = current.commitments_of(self.adoption)
        return [row for row in rows if set(row.roles) & set(self.own_roles)]

    def name_of(self, thing: PartnerCommitment) -> str:
        return str(thing.partner)

    def refused(self, thing: PartnerCommitment):
        ended = thing.ended_on or not thing.is_standing
        return _("This commitment is no longer in force.") if ended else None


class OfSiteForm(AboutForm):
    """Only sites of committed partners are offered and accepted (R68)."""

    about = "site"

    def offered(self) -> list[Site]:
        return current.sites_of(self.adoption)

    def name_of(self, thing: Site) -> str:
        return str(thing) if thing.name == thing.partner.name else f"{thing.partner}: {thing}"

    def refused(self, thing: Site):
        if Site.objects.committed().filter(pk=thing.pk).exists():
            return None
        return _("The partner of this site has no commitment in force. Record the commitment first.")
