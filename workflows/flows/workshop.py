"""Step 4: the start workshop for interested actors of both fields, and the candidates it brings."""

from workflows.acts.workshop import (
    INVITE_CARE,
    INVITE_CULTURE,
    LIST_CANDIDATES,
    MARK_WORKSHOP_HELD,
    PLAN_WORKSHOP,
)
from workflows.stages import Stage

from .base import ActTask, End, Join, StageFlow, flow, this


class WorkshopFlow(StageFlow):
    stages = frozenset({Stage.WORKSHOP})

    start = flow.StartHandle(this.begin).Next(this.plan)
    plan = ActTask(PLAN_WORKSHOP).Next(this.invite)
    invite = flow.Split().Next(this.invite_culture).Next(this.invite_care)
    invite_culture = ActTask(INVITE_CULTURE).Next(this.invited)
    invite_care = ActTask(INVITE_CARE).Next(this.invited)
    invited = Join().Next(this.mark_held)
    mark_held = ActTask(MARK_WORKSHOP_HELD).Next(this.list_candidates)
    list_candidates = ActTask(LIST_CANDIDATES).Next(this.end)
    end = End()
