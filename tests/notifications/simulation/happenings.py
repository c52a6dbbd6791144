"""What happens in a region beside its path: sessions move or are called off, acts are taken back, people leave, addresses
are refused for good and mended. What the domain refuses is not done.
"""

from contextlib import suppress
from datetime import timedelta
from random import Random

from accounts.models import User
from adoption.queries.current import coming_sessions
from config.demonstration.walk import Walk
from notifications.queries.addresses import refused_addresses
from notifications.services.addresses import try_again
from tests.notifications.simulation.mailbox import Mailbox
from workflows.acts import BY_NAME
from workflows.acts.refusals import Refused
from workflows.items import key_of
from workflows.models import CaseEvent
from workflows.queries.leaving import Seat, seats_of
from workflows.services.leaving import NotHandedOver, Successor, leave, steps
from workflows.services.undoing import undo

SELDOM, SOMETIMES = 0.02, 0.1


def a_session_changes(random: Random, walk: Walk) -> None:
    """One that is to come moves to another day, or is called off."""
    if random.random() > SOMETIMES:
        return
    case = walk.case
    sessions = [one for one in coming_sessions(case.adoption) if one.date > walk.day]
    if not sessions:
        return
    session = random.choice(sessions)
    said = {"date": walk.day + timedelta(days=random.randrange(1, 30)), "reason": "Este"}
    name = random.choice(("move_session", "move_session", "cancel_session"))
    with suppress(Refused, LookupError):
        walk.do(name, case=case, item=key_of("session", session.pk), **said)


def an_act_is_taken_back(random: Random, walk: Walk) -> None:
    """What was done last, on the day before: letters may have told of it since."""
    if random.random() > SOMETIMES:
        return
    events = CaseEvent.objects.filter(case=walk.case_id, act__in=BY_NAME, by__isnull=False)
    done = events.order_by("-seq").first()
    if done:
        with suppress(Refused):
            undo(case_id=walk.case_id, seq=done.seq, by=done.by, now=walk.now)


def somebody_leaves(random: Random, walk: Walk) -> None:
    """All that the person has goes to a colleague or somebody new, on the page for it; or the contact just leaves."""
    case = walk.case
    if random.random() > SELDOM or not case.contacts:
        return
    contact = random.choice(case.contacts)
    if random.random() < 0.5:
        _hands_everything_over(random, walk, contact.user)
        return
    with suppress(Refused, LookupError):
        said = {"ends": walk.day, "reason": "Muutto"}
        walk.do("contact_leaves", case=case, item=key_of("contact", contact.pk), **said)


def _hands_everything_over(random: Random, walk: Walk, person: User) -> None:
    choices = [(seat, _successor(random, walk, seat, number)) for number, seat in enumerate(seats_of(person))]
    with suppress(NotHandedOver):
        leave(person, steps(choices), reason="Uusi työ", now=walk.now)


def _successor(random: Random, walk: Walk, seat: Seat, number: int) -> Successor:
    if seat.colleagues and random.random() < 0.5:
        user = random.choice(seat.colleagues)
        return Successor(user.name, user.email, user)
    return Successor("Uuno Uusi", f"uusi{walk.case_id}.{walk.day:%y%m%d}.{number}@example.fi")


def an_address_dies(random: Random, walk: Walk) -> None:
    """The mail server knows it no more."""
    case = walk.case
    if random.random() > SELDOM / 2 or not case.contacts:
        return
    Mailbox.unknown.add(random.choice(case.contacts).user.email)


def an_address_is_mended(random: Random, walk: Walk) -> None:
    """The server knows it again and Kaikukeskus has it tried, or the person has another."""
    if random.random() > SOMETIMES:
        return
    mine = refused_addresses().filter(person__contacts__adoption__case=walk.case_id).distinct()
    for refused in mine:
        if random.random() < 0.5:
            Mailbox.unknown.discard(refused.address)
            try_again(refused, now=walk.now)
        else:
            User.objects.filter(pk=refused.person_id).update(email=f"u{walk.day:%y%m%d}.{refused.address}")


HAPPENINGS = (
    an_act_is_taken_back,
    a_session_changes,
    somebody_leaves,
    an_address_dies,
    an_address_is_mended,
)
