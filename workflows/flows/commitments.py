"""Step 5: the meeting and the region's commitment with Kaikukeskus, side by side; then the first round is closed.

The partners' commitments, and Kaikukeskus' view on distributors, repeat as long as the network lives.
"""

from workflows.acts.commitments import (
    ACCEPT_PARTNERSHIP_CARE,
    ACCEPT_PARTNERSHIP_CULTURE,
    CLOSE_COMMITMENTS,
    CONSULT_ON_DISTRIBUTORS,
    COUNTERSIGN_PARTNERSHIP,
    DECIDE_ON_LIMITATION,
    MARK_MEETING_HELD,
    PLAN_MEETING,
    RECORD_PARTNER_COMMITMENT,
)
from workflows.facts import Facts
from workflows.stages import Stage, from_stage

from .base import ActTask, End, Join, StageFlow, flow, this


class CommitmentsFlow(StageFlow):
    stages = frozenset({Stage.COMMITMENTS})

    start = flow.StartHandle(this.begin).Next(this.both)
    both = flow.Split().Next(this.plan).Next(this.accept)
    plan = ActTask(PLAN_MEETING).Next(this.mark_held)
    mark_held = ActTask(MARK_MEETING_HELD).Next(this.done)
    accept = flow.Split().Next(this.accept_culture).Next(this.accept_care)
    accept_culture = ActTask(ACCEPT_PARTNERSHIP_CULTURE).Next(this.accepted)
    accept_care = ActTask(ACCEPT_PARTNERSHIP_CARE).Next(this.accepted)
    accepted = Join().Next(this.countersign)
    countersign = ActTask(COUNTERSIGN_PARTNERSHIP).Next(this.done)
    done = Join().Next(this.close)
    close = ActTask(CLOSE_COMMITMENTS).Next(this.end)
    end = End()


class ConsultationFlow(StageFlow):
    """Kaikukeskus' view, asked whenever a distributor has none yet (R72)."""

    stages = from_stage(Stage.COMMITMENTS)

    start = flow.StartHandle(this.begin).Next(this.consult)
    consult = ActTask(CONSULT_ON_DISTRIBUTORS).Next(this.end)
    end = End()


class PartnerCommitmentFlow(StageFlow):
    """One run a partner without a commitment, once the region's own is in force (R65, R67, R69)."""

    stages = from_stage(Stage.COMMITMENTS)

    start = flow.StartHandle(this.begin).Next(this.record)
    record = ActTask(RECORD_PARTNER_COMMITMENT).Next(this.end)
    end = End()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        return facts.uncommitted if facts.partnership_in_force else frozenset()


class LimitationFlow(StageFlow):
    """One run a venue's commitment with a limitation in its own words, until Kaikukeskus decides (R55)."""

    stages = from_stage(Stage.COMMITMENTS)

    start = flow.StartHandle(this.begin).Next(this.decide)
    decide = ActTask(DECIDE_ON_LIMITATION).Next(this.end)
    end = End()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        return facts.limitations_waiting
