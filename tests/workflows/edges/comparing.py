"""What differs between a real case and the model of it: facts, stage, open tasks, and who may do what."""

from collections.abc import Iterator

from accounts.models import User
from adoption.declarations import Turn
from tests.workflows.edges.model import ENDED, ROLES, THINGS, Model, Point
from tests.workflows.edges.real import Real
from workflows.acts import BY_NAME
from workflows.acts.base import Act, ItemKind
from workflows.acts.permission import refusal


def differences(model: Model, real: Real, expected: Point) -> Iterator[str]:
    """Facts, stage and open tasks that are not those of the state where the model is."""
    if real.point != expected:
        more, fewer = sorted(real.point.bits - expected.bits), sorted(expected.bits - real.point.bits)
        yield f"is at {real.point.stage.value}, too much is {more}, too little {fewer}"
    if real.point is not ENDED:
        for fact, (so, not_so) in real.facts_that_differ(model).items():
            yield f"{fact} is {so} and not {not_so}"
    asked = {(act, item, turn(real, BY_NAME[act], item)) for act, item in model.asks(real.point)}
    if real.tasks != asked:
        yield f"tasks: {sorted(real.tasks - asked)} too many, {sorted(asked - real.tasks)} too few"


def turn(real: Real, act: Act, item: str) -> str:
    """Whose turn a task is: of a side with nobody anybody's (R9), of a partner its field's."""
    if act.turn_when_empty and act.turn.value not in real.contacts:
        return act.turn_when_empty.value
    if act.turn is Turn.LOCAL and item:
        return (Turn.CULTURE if item.endswith(":3") else Turn.CARE).value
    return act.turn.value


def refusals(model: Model, real: Real) -> Iterator[str]:
    """What the site lets somebody do and the model does not, and the other way round, of all acts and people."""
    for act in BY_NAME.values():
        for item in THINGS[act.item]:
            key = real.key(item)
            if not (item and not key):
                yield from _refused(model, real, act, item)


def _refused(model: Model, real: Real, act: Act, item: str) -> Iterator[str]:
    for role in roles(real):
        done, may = is_let(real, act, item, role), model.may(act, item, role, real.point)
        if done != may and not (may and act.item is ItemKind.RECORD):
            yield f"{role.value} {'may' if done else 'may not'} {act.name} {item}, the model says otherwise"


def is_let(real: Real, act: Act, item: str, role: Turn) -> bool:
    """Whether the site lets the person of the role do it. Who wrote a record, the site knows and the model does not."""
    key = real.key(item)
    return refusal(act, real.case, person(real, role), real.thing(key), key) is None


def roles(real: Real) -> list[Turn]:
    return [role for role in ROLES if role is Turn.CENTRE or role.value in real.contacts]


def person(real: Real, role: Turn) -> User:
    """The contact of the side, or a worker of Kaikukeskus, of whom there is always one."""
    if role is not Turn.CENTRE:
        return real.contacts[role.value].user
    if real.case.facts.adviser:
        return real.case.adviser
    workers = User.objects.filter(is_kaikukeskus=True, is_active=True).order_by("pk")
    return workers.first() or _new_worker(real)


def _new_worker(real: Real) -> User:
    address = f"uusi.{real.case.pk}.{real.case.seq}@example.fi"
    return User.objects.create_user(address, name="Uusi", is_kaikukeskus=True)
