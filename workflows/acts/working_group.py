"""Step 2: each side appoints its people, and they form the local group."""

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from workflows import records
from workflows.gates import people
from workflows.rules import care_is_empty, culture_is_empty, kaikukeskus, local
from workflows.stages import Stage, from_stage

from .base import Act, Due, Words, flag

APPOINT_CULTURE = Act(
    name="appoint_culture",
    correctable=False,
    rules=("R8", "R9", "R41.2", "R78"),
    who=local | (kaikukeskus & culture_is_empty),
    turn=Turn.CULTURE,
    turn_when_empty=Turn.ANYONE,
    repeatable=True,
    changes_people=True,
    due=Due(15),
    form=forms.AppointCultureForm,
    record=records.of_adoption(services.appoint_culture),
    during=from_stage(Stage.WORKING_GROUP),
    words=Words(
        button=_("Appoint for culture"),
        task=_("Appoint culture's responsible persons"),
        why=_(
            "Culture names at least one person who prepares Kaikukortti. Record who was appointed, by whom and when."
        ),
        log=_("recorded whom culture appointed"),
    ),
    **flag("culture_appointed"),
)
APPOINT_CARE = Act(
    name="appoint_care",
    correctable=False,
    rules=("R8", "R9", "R41.2", "R77", "R78"),
    who=local | (kaikukeskus & care_is_empty),
    turn=Turn.CARE,
    turn_when_empty=Turn.ANYONE,
    repeatable=True,
    changes_people=True,
    due=Due(15),
    form=forms.AppointCareForm,
    record=records.of_adoption(services.appoint_care),
    during=from_stage(Stage.WORKING_GROUP),
    words=Words(
        button=_("Appoint for social and health care"),
        task=_("Appoint the responsible persons of social and health care or hyte"),
        why=_(
            "Social and health care, or hyte, names at least one person who prepares Kaikukortti. Record who was appointed, by whom and when."
        ),
        log=_("recorded whom social and health care appointed"),
    ),
    **flag("care_appointed"),
)
FORM_GROUP = Act(
    name="form_group",
    correctable=False,
    rules=("R7", "R41.2", "R46", "R61"),
    who=local,
    turn=Turn.LOCAL,
    due=Due(15),
    form=forms.FormGroupForm,
    record=records.of_adoption(services.form_group),
    during=from_stage(Stage.WORKING_GROUP),
    repeatable=True,
    changes_people=True,
    needs=(people.BOTH_SIDES_APPOINTED,),
    words=Words(
        button=_("Form the group"),
        task=_("Form the local working group"),
        why=_(
            "A small group, or a pair, prepares the adoption and keeps it up. Choose its members and the local coordinator."
        ),
        log=_("formed the local group"),
    ),
    **flag("group_formed", "coordinator"),
)
