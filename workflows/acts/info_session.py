"""Step 1: the information session, and the region's word that it goes on."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from workflows import records
from workflows.gates import sessions
from workflows.rules import kaikukeskus, local, nobody_local_signed_in
from workflows.stages import Stage

from .base import Act, Anchor, Due, Words, flag, gate_of

PLAN_INFO_SESSION = Act(
    name="plan_info_session",
    rules=("R41.1", "R62"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(10),
    form=forms.PlanInfoSessionForm,
    record=records.of_adoption(services.plan_info_session),
    during=frozenset({Stage.INFO_SESSION}),
    moves_dates=True,
    words=Words(
        button=_("Plan the information session"),
        task=_("Plan the information session"),
        why=_(
            "The path begins with a session in which the region hears what Kaikukortti asks of it and gives. It is usually held remotely."
        ),
        log=_("planned the information session"),
    ),
    **flag("info_session_planned"),
)
MARK_INFO_SESSION_HELD = Act(
    name="mark_info_session_held",
    rules=("R41.1",),
    who=kaikukeskus | local,
    turn=Turn.ANYONE,
    due=Due(1, Anchor.INFO_SESSION),
    form=forms.InfoSessionHeldForm,
    record=records.of_adoption(services.mark_info_session_held),
    during=frozenset({Stage.INFO_SESSION}),
    needs=(
        gate_of(
            "info_session_planned",
            _("The information session has not been planned"),
            "plan_info_session",
            Turn.CENTRE,
        ),
    ),
    words=Words(
        button=_("Mark the information session held"),
        task=_("Record that the information session was held"),
        why=_(
            "Record the day and who came from each side. After that the region decides whether it goes on."
        ),
        log=_("recorded that the information session was held"),
    ),
    **flag("info_session_held"),
)
DECIDE_TO_PREPARE = Act(
    name="decide_to_prepare",
    rules=("R41.1",),
    who=local | (kaikukeskus & nobody_local_signed_in),
    turn=Turn.LOCAL,
    due=Due(10),
    form=forms.DecideToPrepareForm,
    record=records.decide_to_prepare,
    during=frozenset({Stage.INFO_SESSION}),
    needs=(sessions.INFO_SESSION_HELD,),
    words=Words(
        button=_("Decide whether to prepare"),
        task=_("Decide whether the region begins to prepare"),
        why=_(
            "The region says whether it goes on to prepare a pilot, or not now. Nothing is promised to partners yet."
        ),
        log=_("decided on preparing"),
    ),
    decides="go_on",
    decided={
        "True": _("decided to go on to prepare a pilot"),
        "False": _("decided not to go on for now"),
    },
    evidence="decided_to_prepare",
    is_recorded=lambda facts, item: facts.decided_to_prepare,
    effect=lambda facts, item: replace(facts, decided_to_prepare=True, on_hold=False),
)
