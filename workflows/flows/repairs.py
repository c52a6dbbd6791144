"""Small flows that ask for what a standing gate has lost, at once and in permanent operation too."""

from workflows.acts.commitments import (
    ACCEPT_PARTNERSHIP_CARE,
    ACCEPT_PARTNERSHIP_CULTURE,
    COUNTERSIGN_PARTNERSHIP,
)
from workflows.acts.contact import TAKE_OWNERSHIP
from workflows.acts.network import FIND_DISTRIBUTOR, FIND_THIRD_SECTOR_DISTRIBUTOR, FIND_VENUE
from workflows.acts.people import CHANGE_COORDINATOR
from workflows.acts.working_group import APPOINT_CARE, APPOINT_CULTURE
from workflows.facts import Facts
from workflows.stages import Stage, from_stage

from .base import ActTask, End, Join, StageFlow, flow, this


class AdviserRepair(StageFlow):
    stages = from_stage(Stage.INFO_SESSION)

    start = flow.StartHandle(this.begin).Next(this.take_ownership)
    take_ownership = ActTask(TAKE_OWNERSHIP).Next(this.end)
    end = End()


class CultureRepair(StageFlow):
    stages = from_stage(Stage.TRAINING)

    start = flow.StartHandle(this.begin).Next(this.appoint)
    appoint = ActTask(APPOINT_CULTURE).Next(this.end)
    end = End()


class CareRepair(StageFlow):
    stages = from_stage(Stage.TRAINING)

    start = flow.StartHandle(this.begin).Next(this.appoint)
    appoint = ActTask(APPOINT_CARE).Next(this.end)
    end = End()


class CoordinatorRepair(StageFlow):
    """The group names its coordinator when it is formed; a coordinator lost after that is asked for here."""

    stages = from_stage(Stage.WORKING_GROUP)

    start = flow.StartHandle(this.begin).Next(this.choose)
    choose = ActTask(CHANGE_COORDINATOR).Next(this.end)
    end = End()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        return frozenset({""}) if facts.group_formed else frozenset()


class PartnershipRepair(StageFlow):
    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.accept)
    accept = flow.Split().Next(this.accept_culture).Next(this.accept_care)
    accept_culture = ActTask(ACCEPT_PARTNERSHIP_CULTURE).Next(this.accepted)
    accept_care = ActTask(ACCEPT_PARTNERSHIP_CARE).Next(this.accepted)
    accepted = Join().Next(this.countersign)
    countersign = ActTask(COUNTERSIGN_PARTNERSHIP).Next(this.end)
    end = End()


class ThirdSectorRepair(StageFlow):
    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.find)
    find = ActTask(FIND_THIRD_SECTOR_DISTRIBUTOR).Next(this.end)
    end = End()


class DistributorRepair(StageFlow):
    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.find)
    find = ActTask(FIND_DISTRIBUTOR).Next(this.end)
    end = End()


class VenueRepair(StageFlow):
    stages = from_stage(Stage.STATISTICS)

    start = flow.StartHandle(this.begin).Next(this.find)
    find = ActTask(FIND_VENUE).Next(this.end)
    end = End()
