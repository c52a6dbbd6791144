"""Step 10: meetings and surveys while the pilot runs, both sides' decisions, and what follows from them."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Outcome, Turn
from workflows import records
from workflows.facts import Facts
from workflows.gates import pilot, sessions
from workflows.gates.base import Text
from workflows.rules import care, coordinator, culture
from workflows.stages import Stage

from .base import Act, Anchor, Due, Words, flag

_STAGES = frozenset({Stage.FEEDBACK})

RECORD_FEEDBACK_MEETING = Act(
    name="record_feedback_meeting",
    rules=("R41.10", "R62"),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(0, Anchor.PILOT_HALF),
    form=forms.FeedbackMeetingForm,
    record=records.of_adoption(services.record_feedback_meeting),
    during=_STAGES,
    repeatable=True,
    minutes=10,
    words=Words(
        button=_("Record a feedback meeting"),
        task=_("Hold a feedback meeting and record it"),
        why=_(
            "The network talks over how the pilot goes. Kaikukeskus is always among the invited; more meetings can be recorded."
        ),
        log=_("recorded a feedback meeting"),
    ),
    **flag("feedback_meeting"),
)
RECORD_SURVEY = Act(
    name="record_survey",
    rules=("R41.10",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(-60, Anchor.PILOT_END),
    form=forms.SurveyForm,
    record=records.of_adoption(services.record_survey),
    during=_STAGES,
    repeatable=True,
    words=Words(
        button=_("Record a survey"),
        task=_("Make a survey and record it"),
        why=_(
            "At least one survey comes before the decision on what follows the pilot. Record whom it asked and how many answered."
        ),
        log=_("recorded a survey"),
    ),
    **flag("survey"),
)


def _decides(
    name: str, who, turn: Turn, form, words: Words, decided: dict[str, Text], own: str, other: str
) -> Act:
    """A side's decision counts until the other side decides differently: then both are asked again."""

    def is_recorded(facts: Facts, item: str) -> bool:
        return bool(getattr(facts, own)) and getattr(facts, other) in ("", getattr(facts, own))

    return Act(
        name=name,
        rules=("R41.11", "R69"),
        who=who,
        turn=turn,
        due=Due(-30, Anchor.PILOT_END),
        form=form,
        record=records.of_adoption(getattr(services, name)),
        during=_STAGES,
        evidence=own,
        is_recorded=is_recorded,
        effect=lambda facts, item: replace(facts, **{own: getattr(facts, other) or Outcome.CONTINUE.value}),
        decides="outcome",
        decided=decided,
        minutes=10,
        words=words,
    )


DECIDE_CULTURE = _decides(
    "decide_culture",
    culture,
    Turn.CULTURE,
    forms.DecideCultureForm,
    Words(
        button=_("Record culture's decision"),
        task=_("Decide for culture on what follows the pilot"),
        why=_(
            "Both sides decide before the pilot ends: continue permanently, extend, or end. Record who decided, when and under which number."
        ),
        log=_("recorded culture's decision"),
    ),
    {
        "continue": _("recorded culture's decision to continue permanently"),
        "extend": _("recorded culture's decision to extend the pilot to {until}"),
        "end": _("recorded culture's decision to end"),
    },
    "culture_decision",
    "care_decision",
)
DECIDE_CARE = _decides(
    "decide_care",
    care,
    Turn.CARE,
    forms.DecideCareForm,
    Words(
        button=_("Record the decision of social and health care"),
        task=_("Decide for social and health care on what follows the pilot"),
        why=_(
            "Both sides decide before the pilot ends: continue permanently, extend, or end. Record who decided, when and under which number."
        ),
        log=_("recorded the decision of social and health care"),
    ),
    {
        "continue": _("recorded the decision of social and health care to continue permanently"),
        "extend": _("recorded the decision of social and health care to extend the pilot to {until}"),
        "end": _("recorded the decision of social and health care to end"),
    },
    "care_decision",
    "culture_decision",
)


def _as_decided(facts: Facts, item: str) -> bool:
    """Decisions taken back and made anew are carried out anew, when they are others than before."""
    return bool(facts.carried_out) and facts.carried_out == facts.culture_decision.partition(":")[0]


def _carried_out(facts: Facts, item: str) -> Facts:
    """An extension begins the next round: what was decided in the last one no longer counts (R67)."""
    outcome = facts.culture_decision.partition(":")[0]
    if outcome == Outcome.EXTEND:
        return replace(facts, culture_decision="", care_decision="", carried_out="")
    return replace(facts, carried_out=outcome)


CARRY_OUT_DECISION = Act(
    name="carry_out_decision",
    correctable=False,
    rules=("R67", "R69"),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(5),
    form=forms.NoteForm,
    record=records.carry_out_decision,
    during=_STAGES,
    needs=(sessions.FEEDBACK_GATHERED, pilot.BOTH_SIDES_DECIDED, pilot.FIT_TO_CONTINUE),
    evidence="carried_out",
    is_recorded=_as_decided,
    effect=_carried_out,
    moves_dates=True,
    ends_round=True,
    words=Words(
        button=_("Carry out the decision"),
        task=_("Carry out what both sides decided"),
        why=_(
            "Both sides have decided the same. Carrying it out begins permanent operation, extends the pilot or ends the case."
        ),
        log=_("carried out the decision of both sides"),
    ),
)
