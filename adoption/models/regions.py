"""Regions that take Kaikukortti into use, and each one's adoption, on which all its records hang."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.declarations import RegionKind

from .history import History
from .register import County, Municipality, in_readers_language


class Region(models.Model):
    """One or more municipalities, and the counties that take part; it may cross county borders (R3, R56-R59)."""

    kind = models.CharField(_("kind of region"), max_length=12, choices=RegionKind.choices)
    name_fi = models.CharField(_("name in Finnish"), max_length=400)
    name_sv = models.CharField(_("name in Swedish"), max_length=400)
    municipalities = models.ManyToManyField(
        Municipality, through="RegionMunicipality", related_name="regions", verbose_name=_("municipalities")
    )
    counties = models.ManyToManyField(
        County, blank=True, related_name="regions", verbose_name=_("wellbeing services counties")
    )

    history = History(m2m_fields=[counties])

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=RegionKind.values), name="region_kind_exists"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_readers_language(self)

    @property
    def languages(self) -> tuple[str, ...]:
        """National languages of its municipalities, Finnish first. One query, none when they are prefetched."""
        spoken = {code for one in self.municipalities.all() for code in one.language_status.split("-")}
        return tuple(code for code in ("fi", "sv") if code in spoken)


class RegionMunicipality(models.Model):
    """A municipality of a region. It runs in at most one at a time."""

    region = models.ForeignKey(
        Region, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("region")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("municipality")
    )
    running = models.BooleanField(_("running"), default=False)

    history = History()

    class Meta:
        verbose_name = _("municipality of a region")
        verbose_name_plural = _("municipalities of a region")
        constraints = [
            models.UniqueConstraint(fields=["region", "municipality"], name="municipality_once_in_a_region"),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(running=True),
                name="municipality_runs_in_one_region",
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality)


class AdoptionQuerySet(models.QuerySet):
    def with_contact(self, user):
        """Those in which the user is a contact; one whose last day has been recorded is not."""
        return self.filter(pk__in=user.contacts.filter(ends=None).values("adoption"))


class Adoption(models.Model):
    """One undertaking of a region to take Kaikukortti into use. A region that ended may begin another."""

    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("region")
    )
    created_at = models.DateTimeField(_("created"))

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")

    def __str__(self) -> str:
        return str(self.region)
