"""Who is in the network: partners with their roles, and the sites at which they hand out or accept cards."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from adoption.models.history import History
from adoption.models.standing import is_one_of
from commitments import declarations
from commitments.declarations import Ownership, Role, Sector


class PartnerQuerySet(models.QuerySet):
    def present(self):
        """Those who have not left, committed or not."""
        return self.filter(left_on=None)

    def distributors(self):
        return self.filter(is_distributor=True)

    def venues(self):
        return self.filter(is_venue=True)

    def committed(self):
        """Members of the network: their commitment counts (R55, R68)."""
        return self.filter(_is_member("pk"))

    def uncommitted(self):
        return self.filter(~_is_member("pk"))

    def unconsulted(self):
        """Those on whom Kaikukeskus has given no view (R72)."""
        standing = Q(consultations__isnull=False, consultations__withdrawn_at=None)
        return self.exclude(pk__in=self.model.objects.filter(standing).values("pk"))


def _is_member(partner: str) -> Exists:
    """Whether the partner under this name has a commitment that counts: said in one place, with the commitments."""
    commitments = Partner.commitments.rel.related_model.objects.counting()
    return Exists(commitments.filter(partner=OuterRef(partner)))


class Partner(models.Model):
    """An organisation that is asked to hand out cards or to accept them; a work contact only, never a client's."""

    adoption = models.ForeignKey("adoption.Adoption", on_delete=models.PROTECT, related_name="partners")
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector.choices)
    ownership = models.CharField(max_length=20, choices=Ownership.choices)
    is_distributor = models.BooleanField(default=False)
    is_venue = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    left_on = models.DateField(null=True, blank=True)

    history = History()
    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            is_one_of("sector", Sector.values, name="partner_sector_exists"),
            is_one_of("ownership", Ownership.values, name="partner_ownership_exists"),
            models.CheckConstraint(
                condition=Q(is_distributor=True) | Q(is_venue=True), name="partner_has_a_role"
            ),
            models.CheckConstraint(
                condition=~Q(sector=Sector.THIRD_SECTOR) | Q(ownership=Ownership.THIRD_SECTOR),
                name="third_sector_partner_is_owned_by_it",
            ),
            models.UniqueConstraint(
                "adoption", Lower("name"), condition=Q(left_on=None), name="partner_present_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def take_back(self, *, by, now) -> tuple[str, ...]:
        """A partner that was added by mistake has left; the caller writes the fields named."""
        self.left_on = timezone.localdate(now)
        return ("left_on",)

    @property
    def roles(self) -> tuple[Role, ...]:
        held = {Role.DISTRIBUTOR: self.is_distributor, Role.VENUE: self.is_venue}
        return tuple(role for role in Role if held[role])

    @property
    def field_and_owner(self) -> str:
        """“Culture, public”; a third-sector partner is its own owner, so that is said once."""
        both = (self.get_sector_display(), self.get_ownership_display().lower())
        return both[0] if both[0].lower() == both[1] else ", ".join(both)

    @property
    def is_third_sector_distributor(self) -> bool:
        return declarations.is_third_sector_distributor(
            is_distributor=self.is_distributor, sector=self.sector, ownership=self.ownership
        )


class SiteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None, partner__left_on=None)

    def committed(self):
        """Open sites of members: only they get rights and onboarding (R68)."""
        return self.open().filter(_is_member("partner"))

    def without_access(self):
        granted = Q(accesses__isnull=False, accesses__withdrawn_at=None)
        return self.exclude(pk__in=self.model.objects.filter(granted).values("pk"))


class Site(models.Model):
    """One place of a partner's work. Rights in Kaikukanta and onboarding are a site's, not a person's."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    history = History()
    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        constraints = [
            models.UniqueConstraint(
                "partner", Lower("name"), condition=Q(closed_on=None), name="site_open_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def take_back(self, *, by, now) -> tuple[str, ...]:
        """A site that was added by mistake is closed; the caller writes the fields named."""
        self.closed_on = timezone.localdate(now)
        return ("closed_on",)
