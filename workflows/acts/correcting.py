"""Correcting: the act that wrote a record is done again in its place, with a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption import services

from .base import Act, ItemKind


class _WithReason(forms.Form):
    """What is added to the form of the act whose record is corrected."""

    why_corrected = forms.CharField(
        label=_("Why it is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a few words why it is corrected.")},
    )


def act_behind(recorded) -> Act:
    """The act that wrote the record at first."""
    from workflows.acts import BY_NAME

    return BY_NAME[recorded.act]


def CorrectionForm(*args, item, **kwargs):
    """The form of the act behind the record, filled in with it, and with a reason to give."""
    act = act_behind(item)
    form_class = type("CorrectionForm", (act.form, _WithReason), {})
    return form_class(*args, item=_about(act, item.record), record=item.record, **kwargs)


def correct(case, data, *, by, now, item):
    """The record is withdrawn and written anew by its act; it stays in history."""
    act = act_behind(item)

    def again(adoption, data, *, by, now, item):
        return act.record(case, data, by=by, now=now, item=item)

    return services.correct(case.adoption, data, by=by, now=now, item=item.record, again=again)


def _about(act: Act, record):
    """What the act was about: the record's site, partner or commitment."""
    return getattr(record, act.item.value) if act.item in _KEPT_BY_RECORDS else None


_KEPT_BY_RECORDS = (ItemKind.SITE, ItemKind.PARTNER, ItemKind.COMMITMENT)
