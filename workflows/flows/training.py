"""Step 3: Kaikukeskus trains the group; both sides say who comes."""

from workflows.acts.training import (
    CONFIRM_ATTENDANCE_CARE,
    CONFIRM_ATTENDANCE_CULTURE,
    MARK_TRAINING_HELD,
    PLAN_TRAINING,
)
from workflows.stages import Stage

from .base import ActTask, End, Join, StageFlow, flow, this


class TrainingFlow(StageFlow):
    stages = frozenset({Stage.TRAINING})

    start = flow.StartHandle(this.begin).Next(this.plan)
    plan = ActTask(PLAN_TRAINING).Next(this.confirm)
    confirm = flow.Split().Next(this.confirm_culture).Next(this.confirm_care)
    confirm_culture = ActTask(CONFIRM_ATTENDANCE_CULTURE).Next(this.confirmed)
    confirm_care = ActTask(CONFIRM_ATTENDANCE_CARE).Next(this.confirmed)
    confirmed = Join().Next(this.mark_held)
    mark_held = ActTask(MARK_TRAINING_HELD).Next(this.end)
    end = End()
