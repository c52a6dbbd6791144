"""Artwork, cards and local material (R23, R36, R41.7, R49)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .days import shown
from .record import Record
from .standing import one_standing


class Artwork(Record):
    """What the region wants to print, for Kaikukeskus to look at first (R23)."""

    languages = models.JSONField(_("languages"), default=list)
    description = models.TextField(_("what is sent"), blank=True)
    link = models.URLField(_("link to the proof"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("artwork")
        verbose_name_plural = _("artworks")

    def __str__(self) -> str:
        return _("Artwork sent on %(day)s") % {"day": shown(self.recorded_at)}


class ArtworkDecision(Record):
    """Kaikukeskus' word on one artwork."""

    artwork = models.ForeignKey(
        Artwork, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("artwork")
    )
    approved = models.BooleanField(_("approved"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("decision on artwork")
        verbose_name_plural = _("decisions on artwork")
        constraints = [one_standing("artwork", name="one_decision_an_artwork")]

    def __str__(self) -> str:
        said = {"day": shown(self.recorded_at)}
        return (
            _("Artwork approved on %(day)s") if self.approved else _("Artwork returned on %(day)s")
        ) % said


class PrintOrder(Record):
    """An order of cards; cost in whole euros, if known."""

    quantity = models.PositiveIntegerField(_("number of cards"))
    languages = models.JSONField(_("languages"), default=list)
    printer = models.CharField(_("printer"), max_length=200)
    ordered_on = models.DateField(_("ordered on"))
    cost_eur = models.PositiveIntegerField(_("cost in whole euros"), null=True, blank=True)

    class Meta:
        verbose_name = _("order of cards")
        verbose_name_plural = _("orders of cards")
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="some_cards_ordered"),
        ]

    def __str__(self) -> str:
        said = {"count": self.quantity, "day": shown(self.ordered_on)}
        sentence = ngettext(
            "%(count)d card ordered on %(day)s", "%(count)d cards ordered on %(day)s", self.quantity
        )
        return sentence % said


class Delivery(Record):
    """The cards of an order have arrived."""

    order = models.ForeignKey(
        PrintOrder, on_delete=models.PROTECT, related_name="deliveries", verbose_name=_("order")
    )
    delivered_on = models.DateField(_("arrived on"))

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [one_standing("order", name="one_delivery_an_order")]

    def __str__(self) -> str:
        return _("Cards arrived on %(day)s") % {"day": shown(self.delivered_on)}


class LocalMaterial(Record):
    """The region's own material, and the languages it is in (R36)."""

    kinds = models.TextField(_("what was made"))
    languages = models.JSONField(_("languages"), default=list)
    finished_on = models.DateField(_("finished on"))

    class Meta:
        verbose_name = _("local material")
        verbose_name_plural = _("local materials")
        constraints = [one_standing("adoption", name="one_local_material_an_adoption")]

    def __str__(self) -> str:
        return _("Local material finished on %(day)s") % {"day": shown(self.finished_on)}
