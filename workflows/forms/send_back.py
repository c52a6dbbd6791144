"""Sending a case back: to which step, why, and which records are no longer true."""

from django import forms
from django.utils.translation import gettext_lazy as _

from adoption.forms import ActForm
from workflows.queries import records
from workflows.stages import STEPS, Stage

from .beside import reason_field


class SendBackForm(ActForm):
    """Records are ticked by the number of the event that wrote them. Cleans `records` to the rows themselves."""

    to = forms.ChoiceField(
        label=_("Back to"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the step."),
            "invalid_choice": _("Choose one of the earlier steps listed here."),
        },
    )
    reason = reason_field(_("Why it is sent back"), _("Say in a few words why the case is sent back."))
    records = forms.MultipleChoiceField(
        label=_("What is no longer true"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick at least one record of the step you choose. What is not ticked stays on record."),
        error_messages={
            "required": _("Tick at least one record of that step that is no longer true."),
            "invalid_choice": _("Choose only from the records listed here."),
        },
    )

    def arrange(self) -> None:
        in_order = sorted(records.standing(self.adoption.case), key=lambda one: one.stage.order)
        self.offered = {str(one.event.seq): one for one in in_order}
        now_at, path = self.adoption.case.at, self.adoption.case.path
        earlier = [stage for stage in STEPS if stage in path.stages and stage.order < now_at.order]
        self.fields["to"].choices = [(stage.value, stage.numbered) for stage in earlier]
        self.fields["records"].choices = [
            (seq, f"{one.stage.numbered}: {one}")
            for seq, one in self.offered.items()
            if Stage.CONTACT.order < one.stage.order <= now_at.order
        ]

    def clean(self):
        data = super().clean()
        ticked = [self.offered[seq] for seq in data.get("records") or ()]
        if data.get("to"):
            self._check(Stage(data["to"]), ticked)
        data["records"] = [one.record for one in ticked]
        return data

    def _check(self, to: Stage, ticked: list) -> None:
        if any(one.stage.order < to.order for one in ticked):
            self.add_error(
                "records", _("A record of an earlier step is ticked. Choose that step, or leave the record.")
            )
        elif ticked and not any(one.stage is to for one in ticked):
            self.add_error("records", self.fields["records"].error_messages["required"])

    @classmethod
    def logged(cls, data):
        ticked = [f"{row._meta.label_lower}:{row.pk}" for row in data["records"]]
        return {"to": data["to"], "records": ticked}
