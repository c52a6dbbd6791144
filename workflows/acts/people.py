"""People at any time: contacts come, are replaced and leave; coordinator, adviser and counties change."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from workflows import records
from workflows.forms import AdviserForm
from workflows.gates import people
from workflows.rules import coordinator, kaikukeskus, local, of_own_side, side_is_empty
from workflows.stages import Stage, from_stage

from .base import Act, Due, ItemKind, Words, flag

_STAGES = from_stage(Stage.INFO_SESSION)
# The answer names the first contacts: they come and go also while the case still waits for its adviser.
_SINCE_ANSWERED = from_stage(Stage.CONTACT)

ADD_CONTACT = Act(
    name="add_contact",
    rules=("R9", "R78"),
    who=local | (kaikukeskus & side_is_empty),
    form=forms.AddContactForm,
    record=records.of_adoption(services.add_contact),
    needs=(people.ANSWERED,),
    during=_SINCE_ANSWERED,
    changes_people=True,
    minutes=2,
    words=Words(
        button=_("Add a contact"),
        task=_("Add a contact"),
        why=_(
            "Contacts see the whole case and do the tasks of their side. Somebody who is new gets a sign-in by e-mail address."
        ),
        log=_("added a contact"),
    ),
)
REPLACE_CONTACT = Act(
    name="replace_contact",
    rules=("R47", "R78"),
    who=local & of_own_side,
    item=ItemKind.CONTACT,
    form=forms.ReplaceContactForm,
    record=records.of_adoption(services.replace_contact),
    during=_SINCE_ANSWERED,
    changes_people=True,
    minutes=2,
    words=Words(
        button=_("Replace the contact"),
        task=_("Replace the contact"),
        why=_(
            "Somebody else takes over the contact's place and tasks. What the region has committed to does not change."
        ),
        log=_("replaced a contact"),
    ),
)
CONTACT_LEAVES = Act(
    name="contact_leaves",
    rules=("R9", "R47", "R78"),
    who=local & of_own_side,
    item=ItemKind.CONTACT,
    form=forms.ContactLeavesForm,
    record=records.of_adoption(services.contact_leaves),
    during=_SINCE_ANSWERED,
    changes_people=True,
    minutes=2,
    words=Words(
        button=_("The contact leaves"),
        task=_("Record that the contact leaves"),
        why=_(
            "The contact no longer sees the case, and the tasks go back to the side. If nobody is left, a new person is asked for at once."
        ),
        log=_("recorded that a contact left"),
    ),
)
CHANGE_COORDINATOR = Act(
    name="change_coordinator",
    rules=("R47", "R61"),
    who=local,
    turn=Turn.LOCAL,
    due=Due(5),
    form=forms.ChangeCoordinatorForm,
    record=records.of_adoption(services.change_coordinator),
    during=from_stage(Stage.WORKING_GROUP),
    repeatable=True,
    changes_people=True,
    minutes=2,
    words=Words(
        button=_("Choose the coordinator"),
        task=_("Choose the local coordinator"),
        why=_(
            "The region answers for its own coordination, so one of its contacts is the coordinator. It can never be Kaikukeskus."
        ),
        log=_("chose the local coordinator"),
    ),
    **flag("coordinator") | {"evidence": ""},
)
CHANGE_ADVISER = Act(
    name="change_adviser",
    rules=("R4",),
    who=kaikukeskus,
    form=AdviserForm,
    record=records.name_adviser,
    effect=lambda facts, item: replace(facts, adviser=True),
    during=from_stage(Stage.CONTACT),
    changes_people=True,
    minutes=1,
    words=Words(
        button=_("Change the adviser"),
        task=_("Change the adviser"),
        why=_("Another worker of Kaikukeskus becomes the region's adviser and takes over the open tasks."),
        log=_("changed the adviser"),
    ),
)
ADD_COUNTY = Act(
    name="add_county",
    rules=("R57", "R58"),
    who=coordinator | kaikukeskus,
    form=forms.AddCountyForm,
    record=records.of_adoption(services.add_county),
    effect=lambda facts, item: replace(facts, county=True),
    during=_STAGES,
    minutes=2,
    words=Words(
        button=_("Add a county"),
        task=_("Add a wellbeing services county"),
        why=_(
            "The wellbeing services county is hoped to take part, and may coordinate together with the municipalities."
        ),
        log=_("added a wellbeing services county"),
    ),
)
