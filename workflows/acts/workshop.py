"""Step 4: the start workshop for interested actors of both fields, and the candidates it brings."""

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from commitments import forms as network_forms
from commitments import services as network
from workflows import records
from workflows.gates import sessions
from workflows.rules import care, coordinator, culture
from workflows.stages import Stage, from_stage

from .base import Act, Anchor, Due, Words, flag, gate_of

_PLANNED = gate_of(
    "workshop_planned", _("The start workshop has not been planned"), "plan_workshop", Turn.COORDINATOR
)

PLAN_WORKSHOP = Act(
    name="plan_workshop",
    rules=("R41.4",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(10),
    form=forms.PlanWorkshopForm,
    record=records.of_adoption(services.plan_workshop),
    during=frozenset({Stage.TRAINING, Stage.WORKSHOP}),
    moves_dates=True,
    words=Words(
        button=_("Plan the start workshop"),
        task=_("Plan the start workshop"),
        why=_(
            "Interested actors of both fields meet before anybody commits. Choose a day that gives both sides time to invite."
        ),
        log=_("planned the start workshop"),
    ),
    **flag("workshop_planned"),
)


def _invite(name: str, who, turn: Turn, form, words: Words, fact: str) -> Act:
    return Act(
        name=name,
        rules=("R41.4", "R70"),
        who=who,
        turn=turn,
        due=Due(-10, Anchor.WORKSHOP),
        form=form,
        record=records.of_adoption(getattr(services, name)),
        during=frozenset({Stage.WORKSHOP}),
        needs=(_PLANNED,),
        words=words,
        **flag(fact),
    )


INVITE_CULTURE = _invite(
    "invite_culture",
    culture,
    Turn.CULTURE,
    forms.InviteCultureForm,
    Words(
        button=_("Record culture's invitations"),
        task=_("Invite organisations of culture and sport to the workshop"),
        why=_("Each side invites its own field. Invite broadly: nobody commits to anything by coming."),
        log=_("recorded whom culture invited to the workshop"),
    ),
    "culture_invited",
)
INVITE_CARE = _invite(
    "invite_care",
    care,
    Turn.CARE,
    forms.InviteCareForm,
    Words(
        button=_("Record the invitations of social and health care"),
        task=_("Invite organisations of social and health care to the workshop"),
        why=_(
            "Each side invites its own field. Remember third-sector organisations: one of them has to hand out cards."
        ),
        log=_("recorded whom social and health care invited to the workshop"),
    ),
    "care_invited",
)
MARK_WORKSHOP_HELD = Act(
    name="mark_workshop_held",
    rules=("R41.4",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(1, Anchor.WORKSHOP),
    form=forms.WorkshopHeldForm,
    record=records.of_adoption(services.mark_workshop_held),
    during=frozenset({Stage.WORKSHOP}),
    needs=(_PLANNED,),
    words=Words(
        button=_("Mark the workshop held"),
        task=_("Record that the start workshop was held"),
        why=_("Record the day and who came from each side. Those who were interested are listed next."),
        log=_("recorded that the start workshop was held"),
    ),
    **flag("workshop_held"),
)
LIST_CANDIDATES = Act(
    name="list_candidates",
    correctable=False,
    rules=("R20", "R70", "R73"),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(10),
    form=network_forms.ListCandidatesForm,
    record=records.of_adoption(network.list_candidates),
    during=from_stage(Stage.WORKSHOP, Stage.COMMITMENTS),
    needs=(sessions.WORKSHOP_HELD,),
    minutes=15,
    words=Words(
        button=_("List the candidates"),
        task=_("List the candidate partners"),
        why=_(
            "List who may become card distributors and venues, with their sites and contact persons. Either side can add more at any time."
        ),
        log=_("listed the candidate partners"),
    ),
    **flag("candidates_listed"),
)
