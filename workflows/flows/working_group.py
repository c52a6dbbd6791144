"""Step 2: each side appoints its people, then they form the local group."""

from workflows.acts.working_group import APPOINT_CARE, APPOINT_CULTURE, FORM_GROUP
from workflows.stages import Stage

from .base import ActTask, End, Join, StageFlow, flow, this


class WorkingGroupFlow(StageFlow):
    stages = frozenset({Stage.WORKING_GROUP})

    start = flow.StartHandle(this.begin).Next(this.appoint)
    appoint = flow.Split().Next(this.appoint_culture).Next(this.appoint_care)
    appoint_culture = ActTask(APPOINT_CULTURE).Next(this.appointed)
    appoint_care = ActTask(APPOINT_CARE).Next(this.appointed)
    appointed = Join().Next(this.form_group)
    form_group = ActTask(FORM_GROUP).Next(this.end)
    end = End()
