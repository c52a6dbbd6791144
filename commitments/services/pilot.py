"""What the pilot's period and the decision after it do to commitments (R67, R69)."""

from datetime import date, datetime

from simple_history.utils import bulk_update_with_history

from adoption import services as adoption_services
from adoption.declarations import Outcome
from adoption.models import ContinuationDecision, DecisionCarriedOut, PilotPeriod
from adoption.queries.current import period_of
from commitments.models import PartnerCommitment
from commitments.queries.current import is_permanent
from commitments.services.ending import end_adoption


def set_pilot_period(adoption, data: dict, *, by, now: datetime, item=None) -> PilotPeriod:
    """The pilot's first and last day; its commitments last as long as it does (R67).

    Corrected later, an earlier round or a pilot that permanence has followed changes no commitment (R69).
    """
    period = adoption_services.set_pilot_period(adoption, data, by=by, now=now, item=item)
    if period == period_of(adoption) and not is_permanent(adoption):
        fit_to_pilot(adoption, period.ends, by=by, now=now)
    return period


def fit_to_pilot(adoption, ends: date | None, *, by, now: datetime) -> list[PartnerCommitment]:
    """Commitments made in the pilot last until `ends`, or with None are open-ended, without a new signature.

    One that starts later lasts for its first day. One query when there is none, else three.
    """
    commitments = list(PartnerCommitment.objects.in_force().of_pilot().filter(adoption=adoption))
    for commitment in commitments:
        commitment.ends = ends and max(ends, commitment.starts)
    if commitments:
        bulk_update_with_history(commitments, PartnerCommitment, ["ends"], default_user=by, default_date=now)
    return commitments


def carry_out_decision(adoption, data: dict, *, by, now: datetime, item=None) -> DecisionCarriedOut:
    """What both sides decided happens: the pilot is extended, or followed by permanence, or ends (R67, R69).

    Raises ValueError when they have not decided the same; the act's gate says so before.
    """
    period = period_of(adoption)
    decision = agreed_decision(period)
    carried = adoption_services.record_carried_out(adoption, decision.outcome, by=by, now=now)
    FOLLOWS[decision.outcome](adoption, period, decision, by=by, now=now)
    return carried


def agreed_decision(period: PilotPeriod) -> ContinuationDecision:
    """Culture's and the other side's decision of a round, being the same."""
    decisions = list(ContinuationDecision.objects.standing().filter(round=period))
    turns = {decision.turn for decision in decisions}
    if len(turns) != 2 or len({(decision.outcome, decision.until) for decision in decisions}) != 1:
        raise ValueError("The sides have not decided the same.")
    return decisions[0]


def _extend(adoption, period: PilotPeriod, decision: ContinuationDecision, *, by, now: datetime) -> None:
    """The next round of the pilot, and its commitments prolonged to its new last day (R67)."""
    adoption_services.extend_pilot(adoption, {"until": decision.until}, by=by, now=now)
    fit_to_pilot(adoption, decision.until, by=by, now=now)


def _continue(adoption, period: PilotPeriod, decision: ContinuationDecision, *, by, now: datetime) -> None:
    """Members of the pilot stay members without a new commitment (R69)."""
    fit_to_pilot(adoption, None, by=by, now=now)


def _end(adoption, period: PilotPeriod, decision: ContinuationDecision, *, by, now: datetime) -> None:
    """Commitments end with the pilot (R67)."""
    end_adoption(adoption, on=period.ends, by=by, now=now)


FOLLOWS = {Outcome.EXTEND: _extend, Outcome.CONTINUE: _continue, Outcome.END: _end}
