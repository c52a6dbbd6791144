"""Rights in Kaikukanta and onboarding, site by site (R26, R40, R41.6, R41.8, R68)."""

from datetime import datetime

from adoption.services.taking_back import withdraw
from adoption.services.writing import write
from commitments.models import Onboarding, SiteAccess


def confirm_kaikukanta_access(adoption, data: dict, *, by, now: datetime, item=None) -> SiteAccess:
    """The site has its rights in Kaikukanta, since the day given."""
    site = getattr(item, "site", item) or data["site"]
    withdraw(SiteAccess.objects.filter(site=site), by=by, now=now)
    return write(SiteAccess, adoption, by=by, now=now, site=site, granted_on=data["granted_on"])


def report_onboarding(adoption, data: dict, *, by, now: datetime, item=None) -> Onboarding:
    """The site's staff was onboarded. What was reported earlier stays: staff is onboarded again and again."""
    site = getattr(item, "site", item) or data["site"]
    facts = {"held_on": data["held_on"], "staff": data["staff"], "material": data.get("material", "")}
    return write(Onboarding, adoption, by=by, now=now, site=site, **facts)
