"""What is done at each site of a committed partner: rights in Kaikukanta, and its staff onboarded (R68)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from adoption.models import Record
from adoption.models.days import shown
from adoption.models.standing import one_standing

from .partners import Site


class SiteAccess(Record):
    """The site has got its rights in Kaikukanta (R26, R41.6)."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="accesses")
    granted_on = models.DateField()

    class Meta:
        verbose_name = _("rights in Kaikukanta")
        verbose_name_plural = _("rights in Kaikukanta")
        constraints = [one_standing("site", name="one_access_a_site")]

    def __str__(self) -> str:
        return _("Rights in Kaikukanta: %(site)s, %(day)s") % {
            "site": self.site,
            "day": shown(self.granted_on),
        }


class Onboarding(Record):
    """The site's staff was onboarded (R40, R41.8). Done again in later years, so a site may have several."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="onboardings")
    held_on = models.DateField()
    staff = models.PositiveIntegerField()
    material = models.TextField(blank=True)

    class Meta:
        verbose_name = _("onboarding of a site")
        verbose_name_plural = _("onboardings of sites")
        constraints = [models.CheckConstraint(condition=Q(staff__gte=1), name="onboarding_of_somebody")]

    def __str__(self) -> str:
        return _("Staff onboarded: %(site)s, %(day)s") % {"site": self.site, "day": shown(self.held_on)}
