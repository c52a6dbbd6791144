"""Step 6: somebody looks after the statistics, and every committed site has its access."""

from workflows.acts.statistics import CONFIRM_KAIKUKANTA_ACCESS, NAME_STATISTICS_PERSON
from workflows.facts import Facts
from workflows.stages import Stage, from_stage

from .base import ActTask, End, StageFlow, flow, this


class StatisticsFlow(StageFlow):
    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.name_person)
    name_person = ActTask(NAME_STATISTICS_PERSON).Next(this.end)
    end = End()


class SiteAccessFlow(StageFlow):
    """One run a committed site without access to Kaikukanta, once somebody is named to open it."""

    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.confirm)
    confirm = ActTask(CONFIRM_KAIKUKANTA_ACCESS).Next(this.end)
    end = End()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        return facts.sites_without_access if facts.statistics_person else frozenset()
