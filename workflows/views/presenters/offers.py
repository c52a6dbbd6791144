"""What a person may do in a case beyond the open tasks: every act that is not refused, in groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.permission import refusal
from workflows.gates.base import Text
from workflows.items import key_of

from .words import act_url


@dataclass(frozen=True)
class Offer:
    """An act that the reader may do now."""

    act: Act
    case: object
    item: str = ""

    @property
    def url(self) -> str:
        return act_url(self.case, self.act, self.item)

    @property
    def words(self):
        return self.act.words.button


@dataclass(frozen=True)
class Group:
    """Offers under one heading."""

    heading: Text
    offers: list[Offer]


# Offered where the page shows the recommendation that it passes.
BESIDE_ITS_CAUSE = frozenset({"override"})
STEPS, ANY_TIME = _("On the path"), _("At any time")


def offers(case, reader, asked: Iterable[str]) -> list[Group]:
    """Acts on the case itself that the reader may do now; those already asked of somebody stand among the tasks."""
    elsewhere = {*asked, *BESIDE_ITS_CAUSE}
    left = [act for act in BY_NAME.values() if act.name not in elsewhere and _may(act, case, reader)]
    groups = (
        Group(STEPS, [Offer(act, case) for act in left if act.turn is not None]),
        Group(ANY_TIME, [Offer(act, case) for act in left if act.turn is None]),
    )
    return [group for group in groups if group.offers]


def _may(act: Act, case, reader, thing=None, key: str = "") -> bool:
    return refusal(act, case, reader, thing, key) is None


@dataclass
class ItemOffers:
    """What the reader may do about one thing of a case: a partner, a site, a session, a contact, a commitment,
    or, known by the `number` of the event that wrote it, a record.
    """

    case: object
    reader: object
    kind: str
    thing: object
    number: int | None = None

    @property
    def key(self) -> str:
        return key_of(self.kind, self.thing.pk if self.number is None else self.number)

    @cached_property
    def offers(self) -> list[Offer]:
        acts = [act for act in BY_NAME.values() if act.item is not None and act.item.value == self.kind]
        mine = [act for act in acts if _may(act, self.case, self.reader, self.thing, self.key)]
        return [Offer(act, self.case, self.key) for act in mine]
