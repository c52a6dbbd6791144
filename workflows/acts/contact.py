"""Acts before the steps: a contact is taken on and answered."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms
from adoption.declarations import Turn
from workflows import records
from workflows.rules import kaikukeskus
from workflows.stages import Stage, from_stage

from .base import Act, Due, Words

TAKE_OWNERSHIP = Act(
    name="take_ownership",
    rules=("R4",),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(2),
    form=forms.NoteForm,
    record=records.name_adviser,
    is_recorded=lambda facts, item: facts.adviser,
    effect=lambda facts, item: replace(facts, adviser=True),
    during=from_stage(Stage.CONTACT),
    changes_people=True,
    minutes=1,
    words=Words(
        button=_("Become the adviser"),
        task=_("Take the new contact as its adviser"),
        why=_(
            "Every region prepares together with Kaikukeskus. The adviser answers the contact and follows the case."
        ),
        log=_("took the case as its adviser"),
    ),
)
ANSWER_CONTACT = Act(
    name="answer_contact",
    correctable=False,
    rules=("R3", "R6", "R56", "R57", "R58", "R59"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(5),
    form=forms.AnswerContactForm,
    record=records.answer_contact,
    during=frozenset({Stage.CONTACT}),
    changes_people=True,
    minutes=15,
    words=Words(
        button=_("Answer the contact"),
        task=_("Answer the contact"),
        why=_(
            "Agree on the region and its first contact persons, and say whether the preparation begins. The sender is waiting for an answer."
        ),
        log=_("answered the contact"),
    ),
    decides="outcome",
    decided={
        "go_on": _("answered the contact: the preparation begins"),
        "later": _("answered the contact: to be looked at again later"),
        "no": _("answered the contact: the preparation does not begin"),
    },
    evidence="go_on",
    is_recorded=lambda facts, item: facts.go_on,
    effect=lambda facts, item: replace(facts, go_on=True, municipality=True, on_hold=False),
)
