"""Artwork, cards and local material (R23, R36, R41.7, R49)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.models import LocalMaterial
from adoption.queries import current

from .base import ActForm
from .fields import DayField, LanguagesField


class SubmitArtworkForm(ActForm):
    """Artwork that the region made, for Kaikukeskus to look at before anything is printed (R23)."""

    languages = LanguagesField()
    description = forms.CharField(
        label=_("What is sent"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what the artwork is, for example the cards and a poster.")},
    )
    link = forms.URLField(
        label=_("Link to the proof"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, for example https://example.fi/proof.pdf.")},
    )


class ArtworkDecisionForm(ActForm):
    """Kaikukeskus' word on the artwork that waits for it."""

    def clean(self):
        data = super().clean()
        if self.record is None and current.artwork_waiting(self.adoption) is None:
            self.add_error(None, _("No artwork waits for a decision. Ask the region to send it."))
        return data


class ApproveArtworkForm(ArtworkDecisionForm):
    reason = forms.CharField(
        label=_("Note to the region"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReturnArtworkForm(ArtworkDecisionForm):
    reason = forms.CharField(
        label=_("What has to change"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what has to change before the artwork can be approved.")},
    )


class OrderCardsForm(ActForm):
    """The order of the cards, after their artwork was approved."""

    quantity = forms.IntegerField(
        label=_("Number of cards"),
        min_value=1,
        max_value=1_000_000,
        error_messages={
            "min_value": _("Order at least one card."),
            "required": _("Write the number in digits only."),
            "invalid": _("Write the number in digits only."),
        },
    )
    languages = LanguagesField()
    printer = forms.CharField(
        label=_("Printer"), max_length=200, error_messages={"required": _("Write who prints the cards.")}
    )
    ordered_on = DayField(label=_("Ordered on"), past=True, since_start=True)
    cost_eur = forms.IntegerField(
        label=_("Cost in whole euros"),
        required=False,
        min_value=0,
        max_value=10_000_000,
        help_text=_("Leave empty if it is not known yet."),
        error_messages={"invalid": _("Write whole euros in digits only.")},
    )

    def clean(self):
        data = super().clean()
        self.not_before(
            "ordered_on", current.artwork_approved_on(self.adoption), _("the approval of the artwork")
        )
        return data


class ConfirmDeliveryForm(ActForm):
    """The cards have arrived."""

    delivered_on = DayField(label=_("Arrived on"), past=True, since_start=True)

    def clean(self):
        data = super().clean()
        order = current.order_of(self.adoption)
        if order is None:
            self.add_error(None, _("No order is on record. Record the order of the cards first."))
        else:
            self.not_before("delivered_on", order.ordered_on, _("the order"))
        return data


class LocalMaterialForm(ActForm):
    """The local material: what was made, and in which languages."""

    kinds = forms.CharField(
        label=_("What was made"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example a brochure, a poster and a web page."),
        error_messages={"required": _("Write what material was made.")},
    )
    languages = LanguagesField(
        help_text=_("A region with residents of both national languages is expected to have both.")
    )
    finished_on = DayField(label=_("Finished on"), past=True, since_start=True)

    def standing(self):
        return LocalMaterial.objects.standing().filter(adoption=self.adoption).order_by("-pk").first()
