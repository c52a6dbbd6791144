"""Step 8: the staff of every committed site is onboarded. One run a site."""

from workflows.acts.onboarding import REPORT_ONBOARDING
from workflows.facts import Facts
from workflows.stages import Stage, from_stage

from .base import ActTask, End, StageFlow, flow, this


class OnboardingFlow(StageFlow):
    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.report)
    report = ActTask(REPORT_ONBOARDING).Next(this.end)
    end = End()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        return facts.sites_not_onboarded
