"""What the second version asks for: the consultation from the workshop on, and commitments of those talked over."""

from workflows import flows
from workflows.acts.commitments import CONSULT_ON_DISTRIBUTORS, RECORD_PARTNER_COMMITMENT
from workflows.facts import Facts
from workflows.flows.base import ActTask, End, StageFlow, flow, this
from workflows.flows.commitments import ConsultationFlow, PartnerCommitmentFlow
from workflows.stages import Stage, from_stage


class EarlyConsultationFlow(StageFlow):
    stages = from_stage(Stage.WORKSHOP)

    start = flow.StartHandle(this.begin).Next(this.give_view)
    give_view = ActTask(CONSULT_ON_DISTRIBUTORS).Next(this.end)
    end = End()


class ConsultedCommitmentFlow(StageFlow):
    """One run a partner that may commit: a distributor waits for Kaikukeskus' view."""

    stages = from_stage(Stage.COMMITMENTS)

    start = flow.StartHandle(this.begin).Next(this.record)
    record = ActTask(RECORD_PARTNER_COMMITMENT).Next(this.end)
    end = End()

    @classmethod
    def items(cls, facts: Facts) -> frozenset[str]:
        return PartnerCommitmentFlow.items(facts) - facts.unconsulted


_INSTEAD = {ConsultationFlow: EarlyConsultationFlow, PartnerCommitmentFlow: ConsultedCommitmentFlow}
FLOWS = tuple(_INSTEAD.get(one, one) for one in flows.FLOWS)
