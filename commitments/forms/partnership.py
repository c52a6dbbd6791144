"""The region's own commitment with Kaikukeskus, and Kaikukeskus' view on distributors (R63-R66, R72)."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from adoption.forms.base import ActForm, NoteForm
from adoption.forms.fields import DayField
from commitments.declarations import Opinion, TextKind
from commitments.models import Consultation, Partner
from commitments.queries import current

from .fields import RowField

SIDES = (Turn.CULTURE, Turn.CARE)


class AcceptPartnershipForm(ActForm):
    """One side's acceptance of a version of the text, with both promises (R63, R65, R66)."""

    text = RowField(
        label=_("Text that is accepted"),
        help_text=_(
            "The partnership commitment is made on Kaikukeskus' text. Both sides accept the same one, and it is in force when Kaikukeskus has signed it."
        ),
        error_messages={"required": _("Choose the text that your side accepts.")},
    )
    keeps_principles = forms.BooleanField(
        label=_("The region keeps to the common principles of Kaikukortti"),
        error_messages={"required": _("The commitment cannot be made without this promise.")},
    )
    coordinates_locally = forms.BooleanField(
        label=_("The region coordinates Kaikukortti locally, with its own people"),
        error_messages={"required": _("The commitment cannot be made without this promise.")},
    )
    body = forms.CharField(
        label=_("In the name of which body"),
        required=False,
        max_length=200,
        help_text=_("For example a committee or a county. You may leave this empty."),
    )

    def arrange(self) -> None:
        accepted = {row.text_id for row in current.acceptances_of(self.adoption).values()}
        texts = current.texts_in_use(TextKind.PARTNERSHIP, self.on, also=accepted)
        self.fields["text"].offer(texts)
        self.fields["text"].initial = next(iter(texts), None)


class CountersignForm(ActForm):
    """Kaikukeskus signs the text that both sides accepted."""

    in_force_from = DayField(label=_("In force from"), since_start=True)

    def arrange(self) -> None:
        field = self.fields["in_force_from"]
        field.initial = self.on
        if self.text is not None:
            field.help_text = gettext("Both sides have accepted: %(text)s.") % {"text": self.text}

    @cached_property
    def text(self):
        return current.agreed_text(self.adoption)

    def standing(self):
        return current.countersignature_of(self.adoption)

    def clean(self):
        data = super().clean()
        if self.text is None:
            sentence = _("Both sides have to accept the same text before Kaikukeskus can sign it.")
            self.add_error(None, sentence)
        return data


class ConsultForm(ActForm):
    """Kaikukeskus' view on each distributor that has none yet, or on the one whose view is corrected (R72)."""

    def arrange(self) -> None:
        record = self.record or (self.item if isinstance(self.item, Consultation) else None)
        self.distributors = [record.partner] if record else current.distributors_to_consult_on(self.adoption)
        for partner in self.distributors:
            self.fields[f"opinion_{partner.pk}"] = _opinion_on(partner)
            self.fields[f"note_{partner.pk}"] = _note_on(partner)

    def initial_of(self, record):
        key = record.partner_id
        return {f"opinion_{key}": record.opinion, f"note_{key}": record.note}

    def clean(self):
        data = super().clean()
        if not self.distributors:
            self.add_error(None, _("Every card distributor has Kaikukeskus' view already."))
        for partner in self.distributors:
            if data.get(f"opinion_{partner.pk}") in (Opinion.AGAINST, Opinion.TALK_FIRST):
                self.require(f"note_{partner.pk}", _("Say in a few words why, for the region to read."))
        data["opinions"] = [self._said_of(partner) for partner in self.distributors]
        return data

    def _said_of(self, partner: Partner) -> dict[str, Any]:
        data, key = self.cleaned_data, partner.pk
        return {
            "partner": partner,
            "opinion": data.get(f"opinion_{key}"),
            "note": data.get(f"note_{key}") or "",
        }

    @classmethod
    def logged(cls, data):
        return {"opinions": super().logged(data)["opinions"]}


def _opinion_on(partner: Partner) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("View on %(partner)s") % {"partner": partner},
        choices=Opinion.choices,
        widget=forms.RadioSelect,
        help_text=partner.field_and_owner,
        error_messages={"required": _("Choose your view on this distributor.")},
    )


def _note_on(partner: Partner) -> forms.CharField:
    return forms.CharField(
        label=_("Note on %(partner)s") % {"partner": partner},
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CloseCommitmentsForm(NoteForm):
    """The coordinator's word that the first round of commitments is complete (R41.5)."""
