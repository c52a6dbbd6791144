"""What can be done to a case at any time: hold it, send it back, end it, pass a soft gate, move a session, correct."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from workflows import records
from workflows.forms import EndForm, HoldForm, OverrideForm, SendBackForm
from workflows.gates import pilot
from workflows.rules import care, coordinator, culture, kaikukeskus, may_correct, plans_session
from workflows.stages import RUNNING, Stage, from_stage

from .base import Act, Anchor, Due, ItemKind, Words, gate_of
from .correcting import CorrectionForm, correct

_NOT_ENDED = from_stage(Stage.CONTACT)

HOLD = Act(
    name="hold",
    rules=("R11",),
    who=coordinator | kaikukeskus,
    form=HoldForm,
    record=records.hold,
    is_recorded=lambda facts, item: facts.on_hold,
    effect=lambda facts, item: replace(facts, on_hold=True),
    during=frozenset(RUNNING),
    minutes=2,
    words=Words(
        button=_("Put on hold"),
        task=_("Put the case on hold"),
        why=_(
            "While a case is on hold nothing is due and it does not move forward. A running pilot's last day does not move."
        ),
        log=_("put the case on hold"),
    ),
)
RESUME = Act(
    name="resume",
    rules=("R11",),
    who=coordinator | kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(0, Anchor.REVIEW),
    due_on_hold=True,
    form=forms.NoteForm,
    record=records.resume,
    repeatable=True,
    is_recorded=lambda facts, item: not facts.on_hold,
    needs=(gate_of("on_hold", _("The case is not on hold"), "hold", Turn.COORDINATOR, Turn.CENTRE),),
    effect=lambda facts, item: replace(facts, on_hold=False),
    during=frozenset(RUNNING),
    minutes=1,
    words=Words(
        button=_("Resume"),
        task=_("Resume the case"),
        why=_("The case goes on. Due dates move by the days it was on hold."),
        log=_("resumed the case"),
    ),
)
SEND_BACK = Act(
    name="send_back",
    rules=("R41",),
    who=coordinator | kaikukeskus,
    form=SendBackForm,
    record=records.take_back,
    during=from_stage(Stage.WORKING_GROUP, Stage.FEEDBACK),
    sends_back=True,
    moves_dates=True,
    words=Words(
        button=_("Send back to an earlier step"),
        task=_("Send the case back to an earlier step"),
        why=_(
            "Choose the step and tick what is no longer true. What you do not tick stays on record and is not asked again."
        ),
        log=_("sent the case back"),
    ),
)


def _ends(name: str, who, side: Turn, record, words: Words, fact: str, needs=()) -> Act:
    return Act(
        name=name,
        rules=("R67",),
        who=who,
        side=side,
        form=EndForm,
        record=record,
        is_recorded=lambda facts, item: getattr(facts, fact),
        effect=lambda facts, item: replace(facts, **{fact: True}),
        during=_NOT_ENDED,
        needs=needs,
        minutes=2,
        words=words,
    )


END_CULTURE = _ends(
    "end_culture",
    culture,
    Turn.CULTURE,
    records.end_culture,
    Words(
        button=_("End for culture"),
        task=_("End the case for culture"),
        why=_(
            "The case ends when both sides end it. Until the other side does too, everything goes on as before."
        ),
        log=_("ended the case for culture"),
    ),
    "culture_ends",
)
END_CARE = _ends(
    "end_care",
    care,
    Turn.CARE,
    records.end_care,
    Words(
        button=_("End for social and health care"),
        task=_("End the case for social and health care"),
        why=_(
            "The case ends when both sides end it. Until the other side does too, everything goes on as before."
        ),
        log=_("ended the case for social and health care"),
    ),
    "care_ends",
)
END_BY_KAIKUKESKUS = _ends(
    "end_by_kaikukeskus",
    kaikukeskus,
    Turn.CENTRE,
    records.end_by_kaikukeskus,
    Words(
        button=_("End the case"),
        task=_("End the case"),
        why=_("Kaikukeskus can end a case alone only before the partnership commitment is in force."),
        log=_("ended the case"),
    ),
    "centre_ends",
    needs=(pilot.BEFORE_PARTNERSHIP,),
)
OVERRIDE = Act(
    name="override",
    rules=("R36", "R72"),
    who=coordinator | kaikukeskus,
    form=OverrideForm,
    record=records.override,
    during=_NOT_ENDED,
    minutes=2,
    words=Words(
        button=_("Go on with a reason"),
        task=_("Go on although a recommendation is not met"),
        why=_(
            "A recommendation may be passed when there is a reason. The reason stays in the history of the case."
        ),
        log=_("went on although a recommendation was not met"),
    ),
)
MOVE_SESSION = Act(
    name="move_session",
    correctable=False,
    rules=("R62",),
    who=plans_session,
    item=ItemKind.SESSION,
    form=forms.MoveSessionForm,
    record=records.of_adoption(services.move_session),
    during=from_stage(Stage.INFO_SESSION, Stage.FEEDBACK),
    moves_dates=True,
    minutes=2,
    words=Words(
        button=_("Move to another day"),
        task=_("Move the session to another day"),
        why=_(
            "Who was invited or is coming stays with the session. What is due because of it moves with it."
        ),
        log=_("moved a session to another day"),
    ),
)
CANCEL_SESSION = Act(
    name="cancel_session",
    correctable=False,
    rules=("R62",),
    who=plans_session,
    item=ItemKind.SESSION,
    form=forms.CancelSessionForm,
    record=records.of_adoption(services.cancel_session),
    during=from_stage(Stage.INFO_SESSION, Stage.FEEDBACK),
    moves_dates=True,
    minutes=2,
    words=Words(
        button=_("Call off"),
        task=_("Call the session off"),
        why=_("The session is called off, and it is asked to be planned again."),
        log=_("called off a session"),
    ),
)
CORRECT = Act(
    name="correct",
    rules=("R41",),
    who=may_correct,
    item=ItemKind.RECORD,
    form=CorrectionForm,
    record=correct,
    during=_NOT_ENDED,
    moves_dates=True,
    changes_people=True,
    words=Words(
        button=_("Correct"),
        task=_("Correct what was recorded"),
        why=_("Write what is right and why it changes. What was recorded before stays in the history."),
        log=_("corrected what was recorded"),
    ),
)
