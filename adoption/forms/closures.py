"""Closed periods as Kaikukeskus enters them: in the whole country, in a county, or in one region."""

from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from adoption.models import ClosedPeriod, Region

from .fields import DayField
from .regions import counties

LONGEST = 366


class RegionByNameField(forms.CharField):
    """One region by its name in Finnish or Swedish: a list of all regions would be too long to choose from."""

    default_error_messages = {
        "unknown": _("There is no region called “%(name)s”. Check the spelling."),
        "nearest": _("There is no region called “%(name)s”. Did you mean %(nearest)s?"),
    }

    def clean(self, value) -> Region | None:
        name = " ".join(super().clean(value).split())
        if not name:
            return None
        known = self._known()
        if name.casefold() not in known:
            raise self._unknown(name, known)
        return known[name.casefold()]

    def prepare_value(self, value):
        return str(value) if isinstance(value, Region) else value

    def _known(self) -> dict[str, Region]:
        """Regions by name; of two with one name the newer. One query."""
        known = {}
        for region in Region.objects.order_by("pk"):
            known[region.name_fi.casefold()] = known[region.name_sv.casefold()] = region
        return known

    def _unknown(self, name: str, known: dict[str, Region]) -> ValidationError:
        nearest = [str(known[one]) for one in get_close_matches(name.casefold(), known, n=3, cutoff=0.6)]
        code = "nearest" if nearest else "unknown"
        params = {"name": name, "nearest": " / ".join(dict.fromkeys(nearest))}
        return ValidationError(self.error_messages[code], code=code, params=params)


class ClosedPeriodForm(forms.Form):
    """First and last day, and where. `period` is the one being changed."""

    required_css_class = "required"

    starts = DayField(label=_("First day"), error_messages={"required": _("Give the first day.")})
    ends = DayField(label=_("Last day"), error_messages={"required": _("Give the last day.")})
    county = forms.ChoiceField(label=_("Wellbeing services county"), required=False)
    region = RegionByNameField(
        label=_("Region"),
        required=False,
        max_length=400,
        help_text=_("Only if a single region is closed. Leave both empty for the whole country."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=200, help_text=_("For example summer holidays.")
    )

    def __init__(self, *args, period: ClosedPeriod | None = None, **kwargs):
        self.period = period
        super().__init__(*args, initial=_initial(period), **kwargs)
        self.offered = counties()
        names = [(code, county.name) for code, county in self.offered.items()]
        self.fields["county"].choices = [("", _("None")), *names]

    def clean_county(self):
        return self.offered.get(self.cleaned_data["county"])

    def clean(self) -> dict:
        data = self.cleaned_data
        if data.get("county") and data.get("region"):
            self.add_error("region", _("Choose a county or a region, not both."))
        if data.get("starts") and data.get("ends"):
            self._check_length((data["ends"] - data["starts"]).days)
        if not self.errors and self._twins().exists():
            self.add_error("starts", _("This period has been entered already."))
        return data

    def _check_length(self, days: int) -> None:
        if days < 0:
            self.add_error("ends", _("The last day cannot come before the first day."))
        if days > LONGEST:
            self.add_error("ends", _("A closed period can be a year long at most."))

    def _twins(self):
        where = {name: self.cleaned_data[name] for name in ("starts", "ends", "county", "region")}
        return ClosedPeriod.objects.filter(**where).exclude(pk=self.period and self.period.pk)


def _initial(period: ClosedPeriod | None) -> dict | None:
    if period is None:
        return None
    return {
        "starts": period.starts,
        "ends": period.ends,
        "county": period.county_id or "",
        "region": period.region,
        "reason": period.reason,
    }
