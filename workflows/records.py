"""What acts write beside the stage: adviser, holds, overrides, endings; and the records that span apps.

Each is a record function of an act: (case, data, by=, now=, item=). They move no case: that is `services`.
"""

from adoption import services as adoption
from adoption.declarations import AnswerOutcome, Turn
from adoption.models import Record
from commitments import services as network
from workflows.models import AdoptionCase, Ending, Hold, Override


def of_adoption(function):
    """Make a record function of `adoption` or `commitments`, which knows no case, one of a case."""

    def record(case, data, *, by, now, item=None):
        return function(case.adoption, data, by=by, now=now, item=item)

    record.__name__ = function.__name__
    return record


def name_adviser(case, data, *, by, now, item=None):
    """The case's adviser: the one named, or the Kaikukeskus worker who takes the case (R4). Written at once: facts are read anew."""
    case.adviser = data.get("adviser") or by
    AdoptionCase.objects.filter(pk=case.pk).update(adviser=case.adviser)


def answer_contact(case, data, *, by, now, item=None):
    """The answer: "later" holds the case to a day, any other ends such a hold (acts: answer_contact)."""
    answer = adoption.answer_contact(case.adoption, data, by=by, now=now)
    if answer.outcome == AnswerOutcome.LATER:
        hold_anew(case, {"reason": answer.reason, "review_on": answer.review_on}, by=by, now=now)
    else:
        end_hold_before(answer, case, now=now)
    return answer


def decide_to_prepare(case, data, *, by, now, item=None):
    """The region's word after the information session: "not now" holds the case to a day, going on ends that.

    Corrected, as `item`, it holds nothing anew and ends no hold: what was decided stays.
    """
    decision = adoption.decide_to_prepare(case.adoption, data, by=by, now=now)
    if item is not None:
        return decision
    if decision.go_on:
        end_hold_before(decision, case, now=now)
    else:
        hold_anew(case, {"reason": data.get("reason", ""), "review_on": data["review_on"]}, by=by, now=now)
    return decision


def hold(case, data, *, by, now, item=None):
    """The case waits from now on, until the day on which it is looked at again."""
    return Hold.objects.create(case=case, by=by, at=now, reason=data["reason"], review_on=data["review_on"])


def hold_anew(case, data, *, by, now) -> Hold:
    """As `hold`, in place of a hold that stands."""
    end_hold(case, now=now)
    return hold(case, data, by=by, now=now)


def end_hold(case, *, now) -> None:
    """A case that has ended, or is held anew, waits no more as it did."""
    _end(Hold.objects.lasting().filter(case=case), now=now)


def end_hold_before(record: Record, case, *, now) -> None:
    """Going on ends the hold that an earlier answer or decision of this kind began, both being of one moment.

    One that somebody has put the case on for another reason stands until it is resumed.
    """
    earlier = type(record).objects.filter(adoption=case.adoption).exclude(pk=record.pk)
    moments = earlier.values("recorded_at")
    _end(Hold.objects.lasting().filter(case=case, at__in=moments), now=now)


def _end(holds, *, now) -> None:
    for standing in holds:
        standing.resumed_at = now
        standing.save(update_fields=["resumed_at"])


def resume(case, data, *, by, now, item=None):
    """Ends the open hold and returns it; the service that moves due dates reads its days."""
    standing = Hold.objects.lasting().get(case=case)
    standing.resumed_at = now
    standing.save(update_fields=["resumed_at"])
    return standing


def override(case, data, *, by, now, item=None):
    """A soft gate passed with a reason; the gate's name is in the data. One that is passed already keeps its reason."""
    said = {"by": by, "at": now, "reason": data["reason"]}
    return Override.objects.standing().get_or_create(case=case, gate=data["gate"], defaults=said)[0]


def take_back(case, data, *, by, now, item=None):
    """The records ticked when a case is sent back stay in history as withdrawn. Returns nothing: they are many."""
    adoption.withdraw_records(case.adoption, data["records"], by=by, now=now)


def _ending(turn: Turn):
    def record(case, data, *, by, now, item=None):
        return Ending.objects.create(case=case, by=by, at=now, turn=turn, reason=data["reason"])

    return record


end_culture = _ending(Turn.CULTURE)
end_care = _ending(Turn.CARE)
end_by_kaikukeskus = _ending(Turn.CENTRE)


def carry_out_decision(case, data, *, by, now, item=None):
    """What both sides decided happens: continue, extend or end (R67, R69)."""
    return network.carry_out_decision(case.adoption, data, by=by, now=now)
