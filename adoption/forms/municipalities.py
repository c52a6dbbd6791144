"""Municipalities as people write them: names in Finnish or Swedish, or that of a whole region (R3, R56)."""

import re
from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from adoption.models import Municipality


class MunicipalitiesField(forms.CharField):
    """Names separated by commas or lines. Cleans to a list of `Municipality` in the order written. One query.

    A plain text box, so that it stays small and works without scripts; a name that is not known is answered
    with the nearest ones. The name of a region or sub-region stands for all its municipalities.
    """

    widget = forms.Textarea(attrs={"rows": 2})
    default_error_messages = {
        "required": _("Write at least one municipality."),
        "unknown": _("There is no municipality called “%(name)s”. Check the spelling."),
        "nearest": _("There is no municipality called “%(name)s”. Did you mean %(nearest)s?"),
        "closed": _("%(name)s is now part of %(successor)s. Write %(successor)s instead."),
        "gone": _("%(name)s is no longer a municipality. Write the present one instead."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Municipalities"))
        kwargs.setdefault("max_length", 5000)
        kwargs.setdefault(
            "help_text",
            _(
                "One or more names in Finnish or Swedish, with commas between them. The name of a region means all its municipalities."
            ),
        )
        super().__init__(**kwargs)

    def clean(self, value) -> list[Municipality]:
        text = super().clean(value)
        names = [" ".join(name.split()) for name in re.split(r"[,;\n]", text) if name.strip()]
        if not names:
            return self._nothing()
        known = _Register()
        found, errors = {}, []
        for name in names:
            try:
                found |= {municipality.pk: municipality for municipality in self._find(known, name)}
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return list(found.values())

    def prepare_value(self, value):
        return ", ".join(str(one.name) for one in value) if isinstance(value, list | tuple) else value

    def _nothing(self) -> list:
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return []

    def _find(self, known: "_Register", name: str) -> list[Municipality]:
        if one := known.municipalities.get(name.casefold()):
            self._refuse_closed(one, name)
            return [one]
        if several := known.areas.get(name.casefold()):
            return several
        nearest = known.nearest(name)
        code = "nearest" if nearest else "unknown"
        raise ValidationError(
            self.error_messages[code], code=code, params={"name": name, "nearest": _either(nearest)}
        )

    def _refuse_closed(self, one: Municipality, name: str) -> None:
        if one.closed_on is None:
            return
        code = "closed" if one.successor else "gone"
        params = {"name": name, "successor": one.successor.name if one.successor else ""}
        raise ValidationError(self.error_messages[code], code=code, params=params)


class _Register:
    """The register by name, in both languages; made anew for each form that is read."""

    def __init__(self):
        self.municipalities, self.areas, self.spelled = {}, {}, {}
        rows = Municipality.objects.select_related("successor", "subregion__administrative_region")
        for one in rows.order_by("code"):
            self._learn(one)

    def _learn(self, one: Municipality) -> None:
        for name in {one.name_fi, one.name_sv} - {""}:
            if one.closed_on is None or name.casefold() not in self.municipalities:
                self.municipalities[name.casefold()] = one
            self.spelled[name.casefold()] = name
        if one.closed_on is None:
            self._learn_areas(one)

    def _learn_areas(self, one: Municipality) -> None:
        """A sub-region that bears the name of a region means the region."""
        region = one.subregion.administrative_region
        regional = {name.casefold() for name in (region.name_fi, region.name_sv, region.name_en)}
        local = {one.subregion.name_fi.casefold(), one.subregion.name_sv.casefold()}
        for name in regional | local:
            self.areas.setdefault(name, []).append(one)

    def nearest(self, name: str) -> list[str]:
        names = get_close_matches(name.casefold(), self.spelled, n=3, cutoff=0.6)
        return list(dict.fromkeys(self.spelled[one] for one in names))


def _either(names: list[str]) -> str:
    return " / ".join(names)
