"""Which municipalities and counties make a region (R3, R56-R59)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.declarations import RegionKind
from adoption.models import County, RegionMunicipality

from .base import ActForm


def counties() -> dict[str, County]:
    """Wellbeing services counties by code, in the order of their names; Helsinki and Åland have none (R58)."""
    there = County.objects.exclude(code__in=County.NONE)
    return {county.code: county for county in sorted(there, key=lambda county: county.name)}


def misfit(kind: str, municipalities: list):
    """Why the municipalities are not a region of this kind (R56), or None."""
    if kind == RegionKind.MUNICIPALITY and len(municipalities) > 1:
        return _("A municipality is only one. Leave one, or choose another kind of region.")
    if kind == RegionKind.SUBREGION and len({one.subregion_id for one in municipalities}) > 1:
        return _(
            "These are not all of one sub-region. Check them, or choose another group of municipalities as the kind."
        )
    if (
        kind == RegionKind.REGION
        and len({one.subregion.administrative_region_id for one in municipalities}) > 1
    ):
        return _(
            "These are not all of one region. Check them, or choose another group of municipalities as the kind."
        )
    return None


def running_elsewhere(municipalities: list, adoption) -> list[tuple[str, str]]:
    """Municipalities that are in another running region, each with that region's name. One query."""
    taken = RegionMunicipality.objects.filter(municipality__in=municipalities, running=True)
    others = taken.exclude(region=adoption.region_id).select_related("region", "municipality")
    return [(str(one.municipality.name), str(one.region)) for one in others]


class AddCountyForm(ActForm):
    """Wellbeing services counties that join the region (R57, R58)."""

    counties = forms.MultipleChoiceField(
        label=_("Wellbeing services counties"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one county.")},
    )

    def arrange(self) -> None:
        there = set(self.adoption.region.counties.values_list("code", flat=True))
        self.offered = {code: county for code, county in counties().items() if code not in there}
        self.fields["counties"].choices = [(code, county.name) for code, county in self.offered.items()]

    def clean_counties(self) -> list[County]:
        return [self.offered[code] for code in self.cleaned_data["counties"]]
