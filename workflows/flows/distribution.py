"""Step 9: both sides are ready, the pilot has its period, Kaikukeskus confirms, and distribution begins."""

from workflows.acts.distribution import (
    CONFIRM_GO_LIVE,
    CONFIRM_READY_CARE,
    CONFIRM_READY_CULTURE,
    REPORT_DISTRIBUTION_BEGUN,
    SET_PILOT_PERIOD,
)
from workflows.stages import Stage

from .base import ActTask, End, Join, StageFlow, flow, this


class DistributionFlow(StageFlow):
    stages = frozenset({Stage.DISTRIBUTION})

    start = flow.StartHandle(this.begin).Next(this.prepare)
    prepare = flow.Split().Next(this.ready_culture).Next(this.ready_care).Next(this.set_period)
    ready_culture = ActTask(CONFIRM_READY_CULTURE).Next(this.prepared)
    ready_care = ActTask(CONFIRM_READY_CARE).Next(this.prepared)
    set_period = ActTask(SET_PILOT_PERIOD).Next(this.prepared)
    prepared = Join().Next(this.go_live)
    go_live = ActTask(CONFIRM_GO_LIVE).Next(this.report_begun)
    report_begun = ActTask(REPORT_DISTRIBUTION_BEGUN).Next(this.end)
    end = End()
