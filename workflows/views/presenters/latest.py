"""What happened last in a case, with what its reader may take back of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from workflows.items import key_of
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries import case_page
from workflows.queries.history import undone

from .history import EventLine
from .undoing import own_last_act


@dataclass
class Latest:
    """The end of what is told of a case, the oldest event first, for one reader at one moment."""

    case: AdoptionCase
    told: Sequence[CaseEvent]
    reader: object
    now: datetime
    offers_nothing: bool = False

    @cached_property
    def lines(self) -> list[EventLine]:
        """The latest events, the newest first."""
        newest = [event for event in self.told if event.seq > self.case.seq - case_page.LATEST]
        back, people = undone(newest), names_in(self.case)
        mine = {} if self.offers_nothing else own_last_act(newest, self.reader, self.now)
        return [
            EventLine(event, people, undone=back.get(event.seq), take_back=mine.get(event.seq))
            for event in reversed(newest)
        ]

    @cached_property
    def step_back(self) -> CaseEvent | None:
        """The event after which the case was as it was before what happened last."""
        before = (event for event in reversed(self.told) if event.at < self.told[-1].at)
        return next(before, None)

    @property
    def last_act(self) -> EventLine | None:
        """What brought the case where it is, when the case itself moved last."""
        return next((line for line in self.lines if not line.is_move), None)


def names_in(case: AdoptionCase) -> dict[int | str, str]:
    """Names of everybody that the case has had as a contact, by user and by contact, and of its adviser."""
    contacts = case.adoption.contacts.all()
    named = {contact.user_id: str(contact.user) for contact in contacts}
    named |= {key_of("contact", contact.pk): str(contact.user) for contact in contacts}
    return named | ({case.adviser_id: str(case.adviser)} if case.adviser else {})
