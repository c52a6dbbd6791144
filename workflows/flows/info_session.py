"""Step 1: plan the information session, hold it, and let the region decide."""

from workflows.acts.info_session import DECIDE_TO_PREPARE, MARK_INFO_SESSION_HELD, PLAN_INFO_SESSION
from workflows.stages import Stage

from .base import ActTask, End, StageFlow, flow, this


class InfoSessionFlow(StageFlow):
    stages = frozenset({Stage.INFO_SESSION})

    start = flow.StartHandle(this.begin).Next(this.plan)
    plan = ActTask(PLAN_INFO_SESSION).Next(this.mark_held)
    mark_held = ActTask(MARK_INFO_SESSION_HELD).Next(this.decide)
    decide = ActTask(DECIDE_TO_PREPARE).Next(this.end)
    end = End()
