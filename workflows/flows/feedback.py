"""Step 10: meetings and surveys while the pilot runs, both sides' decisions, and what follows from them."""

from workflows.acts.feedback import (
    CARRY_OUT_DECISION,
    DECIDE_CARE,
    DECIDE_CULTURE,
    RECORD_FEEDBACK_MEETING,
    RECORD_SURVEY,
)
from workflows.stages import Stage

from .base import ActTask, End, Join, StageFlow, flow, this


class FeedbackFlow(StageFlow):
    stages = frozenset({Stage.FEEDBACK})

    start = flow.StartHandle(this.begin).Next(this.gather)
    gather = (
        flow.Split().Next(this.meeting).Next(this.survey).Next(this.decide_culture).Next(this.decide_care)
    )
    meeting = ActTask(RECORD_FEEDBACK_MEETING).Next(this.decided)
    survey = ActTask(RECORD_SURVEY).Next(this.decided)
    decide_culture = ActTask(DECIDE_CULTURE).Next(this.decided)
    decide_care = ActTask(DECIDE_CARE).Next(this.decided)
    decided = Join().Next(this.carry_out)
    carry_out = ActTask(CARRY_OUT_DECISION).Next(this.end)
    end = End()
