"""The register of Finland's municipalities and of the areas they belong to, as Statistics Finland publishes it."""

from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from adoption.declarations import LanguageStatus


class Named(models.Model):
    """A place known by a code and by names in Finnish and Swedish, and some in English."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=100)
    name_sv = models.CharField(_("name in Swedish"), max_length=100)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; in Finnish where there is none."""
        return in_readers_language(self)


def in_readers_language(place) -> str:
    """The one of `name_fi`, `name_sv` and `name_en` that the reader understands best, and that there is."""
    return getattr(place, f"name_{(get_language() or 'fi')[:2]}", "") or place.name_fi


def readers_name(path: str) -> Coalesce:
    """The same of a place with Finnish and Swedish names, for the database to sort by; `path` leads to the place."""
    language = "sv" if (get_language() or "fi").startswith("sv") else "fi"
    return Coalesce(NullIf(f"{path}__name_{language}", models.Value("")), f"{path}__name_fi")


class County(Named):
    """A wellbeing services county. Helsinki and Åland stand here too, though they are `NONE` (R58)."""

    NONE = ("90", "91")

    name_en = models.CharField(_("name in English"), max_length=100)

    class Meta:
        verbose_name = _("wellbeing services county")
        verbose_name_plural = _("wellbeing services counties")


class AdministrativeRegion(Named):
    """A region (maakunta) of the national division. A region of Kaikukortti may be one, or smaller."""

    name_en = models.CharField(_("name in English"), max_length=100)

    class Meta:
        verbose_name = _("administrative region")
        verbose_name_plural = _("administrative regions")


class SubRegion(Named):
    administrative_region = models.ForeignKey(
        AdministrativeRegion, on_delete=models.PROTECT, related_name="subregions", verbose_name=_("region")
    )

    class Meta:
        verbose_name = _("sub-region")
        verbose_name_plural = _("sub-regions")


class MunicipalityQuerySet(models.QuerySet):
    def present(self):
        """Those that have not been closed."""
        return self.filter(closed_on=None)


class Municipality(Named):
    """A municipality. One that was merged into another is closed and names it; it is never removed."""

    language_status = models.CharField(_("languages"), max_length=5, choices=LanguageStatus.choices)
    subregion = models.ForeignKey(
        SubRegion, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("sub-region")
    )
    county = models.ForeignKey(
        County,
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name=_("wellbeing services county"),
    )
    population = models.PositiveIntegerField(_("population"))
    population_year = models.PositiveSmallIntegerField(_("population at the end of the year"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        verbose_name=_("became part of"),
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(language_status__in=LanguageStatus.values),
                name="municipality_language_status_exists",
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None) | models.Q(closed_on__isnull=False),
                name="only_closed_municipality_has_successor",
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None) | ~models.Q(successor=models.F("code")),
                name="municipality_not_own_successor",
            ),
        ]

    @property
    def name(self) -> str:
        """In Finnish or Swedish as the reader reads; in English texts, in the language of its majority."""
        if get_language() == "en" and self.language_status.startswith("sv"):
            return self.name_sv
        return in_readers_language(self)
