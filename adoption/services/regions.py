"""A region: its municipalities, counties and name (R3, R56-R59), and whether it is running."""

from datetime import datetime

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from adoption.declarations import RegionKind
from adoption.models import Adoption, Municipality, Region, RegionMunicipality


def new_adoption(municipalities: list[Municipality], *, now: datetime) -> Adoption:
    """A region as a contact names it, and its undertaking. Counties and kind are settled by the answer."""
    kind = RegionKind.MUNICIPALITY if len(municipalities) == 1 else RegionKind.OTHER
    region = Region.objects.create(kind=kind, **names_of(municipalities))
    _join(region, municipalities, running=False)
    return Adoption.objects.create(region=region, created_at=now)


def open_region(adoption, data: dict) -> Region:
    """The region as agreed with it: its municipalities run from now on, here and nowhere else.

    Raises IntegrityError when one of them runs elsewhere; the form says so before.
    """
    region, municipalities = adoption.region, data["municipalities"]
    names = names_of(municipalities)
    region.kind = data["kind"]
    region.name_fi = data.get("name_fi") or names["name_fi"]
    region.name_sv = data.get("name_sv") or data.get("name_fi") or names["name_sv"]
    region.save()
    _runs_in(region, municipalities)
    region.counties.set(data.get("counties") or [])
    return region


def names_of(municipalities: list[Municipality]) -> dict[str, str]:
    """Names of a region that has no name of its own: those of its municipalities, the first three of many."""
    return {name: _listed([getattr(one, name) for one in municipalities]) for name in ("name_fi", "name_sv")}


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} (+{len(names) - 3})" if len(names) > 3 else shown


def _join(region: Region, municipalities: list[Municipality], *, running: bool) -> None:
    rows = [RegionMunicipality(region=region, municipality=one, running=running) for one in municipalities]
    if rows:
        bulk_create_with_history(rows, RegionMunicipality)


def _runs_in(region: Region, municipalities: list[Municipality]) -> None:
    """The region's municipalities are these and no others, and they run."""
    region.memberships.exclude(municipality__in=municipalities).delete()
    there = list(region.memberships.all())
    _run(there, running=True)
    known = {one.municipality_id for one in there}
    _join(region, [one for one in municipalities if one.pk not in known], running=True)


def _run(memberships: list[RegionMunicipality], *, running: bool) -> None:
    for membership in memberships:
        membership.running = running
    if memberships:
        bulk_update_with_history(memberships, RegionMunicipality, ["running"])


def close_region(adoption) -> None:
    """The region runs no more, so that its municipalities may begin anew elsewhere. At most three queries."""
    _run(list(RegionMunicipality.objects.filter(region=adoption.region_id, running=True)), running=False)


def add_county(adoption, data: dict, *, by, now: datetime, item=None) -> Region:
    """Wellbeing services counties join the region (R57, R58)."""
    adoption.region.counties.add(*data["counties"])
    return adoption.region
