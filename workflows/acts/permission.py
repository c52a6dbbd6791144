"""Whether an act may be done, asked the same way by `perform`, the pages, the inbox and the matrix test."""

from workflows.rules import Doing

from .base import Act, ItemKind
from .correcting import act_behind
from .refusals import AlreadyDone, NeedsFirst, NotInThisStage, NotYours, Over, Refused


def refusal(act: Act, case, by, item=None, key: str = "") -> Refused | None:
    """Why the act is refused to this person now, or None. Reads `case.facts`; writes nothing."""
    if case.as_of is not None:
        return Over()
    if not _fits(act, item) or not act.who.test(by, Doing(case, item)):
        return NotYours()
    if case.at not in act.during:
        return NotInThisStage(str(case.at.label))
    if act.is_recorded(case.facts, key) and not act.repeatable:
        return AlreadyDone("", None)
    return _needs(act, case, key)


def _fits(act: Act, item) -> bool:
    """An act on one thing has that thing; a record is corrected only where its act can write it anew."""
    if act.item is None:
        return True
    return item is not None and (act.item is not ItemKind.RECORD or act_behind(item).correctable)


def _needs(act: Act, case, key: str) -> NeedsFirst | None:
    gates = case.path.unmet_needs(act, case.facts, key)
    if not gates:
        return None
    missing = tuple(str(missing.what) for gate in gates for missing in gate.unmet(case.facts))
    return NeedsFirst(gates, missing)
