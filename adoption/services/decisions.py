"""What the region and its sides decide: to prepare, and what follows the pilot (R41.1, R41.11, R69)."""

from datetime import datetime

from adoption.declarations import Turn
from adoption.models import ContinuationDecision, DecisionCarriedOut, PreparationDecision
from adoption.queries import current
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def decide_to_prepare(adoption, data: dict, *, by, now: datetime, item=None) -> PreparationDecision:
    """The region goes on, or not now and until when; a decision before this one gives way."""
    withdraw(PreparationDecision.objects.filter(adoption=adoption), by=by, now=now)
    names = ("go_on", "decided_on", "review_on")
    facts = {name: data.get(name) for name in names} | {"on_word_of": data.get("on_word_of", "")}
    return write(PreparationDecision, adoption, by=by, now=now, **facts)


def _deciding(name: str, turn: Turn):
    def record(adoption, data, *, by, now, item=None):
        period = item.round if item else current.period_of(adoption)
        withdraw(
            ContinuationDecision.objects.filter(adoption=adoption, round=period, turn=turn), by=by, now=now
        )
        texts = {name: data.get(name, "") for name in ("organ", "section", "register_number")}
        facts = {"outcome": data["outcome"], "until": data.get("until"), "decided_on": data["decided_on"]}
        return write(
            ContinuationDecision, adoption, by=by, now=now, turn=turn, round=period, **texts, **facts
        )

    record.__name__ = name
    record.__doc__ = (
        "One side's decision on what follows this round of the pilot, in place of its former one."
    )
    return record


decide_culture = _deciding("decide_culture", Turn.CULTURE)
decide_care = _deciding("decide_care", Turn.CARE)


def record_carried_out(adoption, outcome: str, *, by, now: datetime) -> DecisionCarriedOut:
    """What both sides decided has been done (R67, R69). It belongs to the round that this ends.

    So it is recorded before `extend_pilot` begins the next one.
    """
    period = current.period_of(adoption)
    return write(DecisionCarriedOut, adoption, by=by, now=now, outcome=outcome, round=period)
