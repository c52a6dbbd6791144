"""The case is sent back, with some of its records taken back: it is then somewhere where the model says that it may be."""

from collections.abc import Iterator

from tests.workflows.edges.comparing import is_let, person, roles
from tests.workflows.edges.real import Real
from tests.workflows.edges.walker import Walker
from workflows.acts import BY_NAME
from workflows.acts.refusals import NothingToDo
from workflows.proof.steps import Return
from workflows.queries import records
from workflows.queries.records import Recorded

SEND_BACK = BY_NAME["send_back"]
Ticked = list[Recorded]


def ways(walker: Walker, real: Real) -> Iterator[tuple[Return, Ticked]]:
    """To every earlier step, with each record of the step by itself, and with some of those since; to the step before this
    one, also with each record of this one.
    """
    standing = records.standing(real.case)
    for step in walker.model.returns(real.point):
        of_step = [one for one in standing if one.stage is step.target]
        since = [one for one in standing if step.target.order < one.stage.order <= step.source.order]
        yield from ((step, [one]) for one in of_step)
        if of_step:
            some = walker.random.sample(
                [*of_step, *since], walker.random.randint(1, len(of_step) + len(since))
            )
            yield step, [*some, *([] if {*some} & {*of_step} else of_step[:1])]
            if step.target.order == step.source.order - 1:
                yield from ((step, [of_step[0], one]) for one in since)


def go_back(walker: Walker, real: Real, step: Return, ticked: Ticked) -> bool:
    """Whether the case went back; it does not when all that the step waits for would still be there."""
    role = walker.random.choice([one for one in roles(real) if is_let(real, SEND_BACK, "", one)])
    said = {"to": step.target, "reason": "Uudelleen", "records": [one.record for one in ticked]}
    before = real.point
    try:
        walker.do(SEND_BACK, person(real, role), said)
    except NothingToDo:
        return False
    after = Real(walker.walk.case)
    walker.sent[step.source, step.target, role] += 1
    told = f"sent back to {step.target.value} without {', '.join(one.act for one in ticked)}"
    if not walker.model.is_among(after.point, walker.model.sent_back(before, step)):
        walker.wrong.append(f"{before}: after {told}: the model never comes to {after.point}")
    walker.compare(after, after.point, told, before)
    return True
