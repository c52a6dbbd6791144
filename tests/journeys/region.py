"""A region on its way, as the desks of its people and the clock on their wall; and whom it lists as partners."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from adoption.models import Contact
from tests.journeys.conftest import Clock
from tests.journeys.desk import Desk
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import facts


@dataclass
class Region:
    """The region's desks and its clock. Whoever has not been named yet has no desk."""

    clock: Clock
    seat: Callable[..., Desk]
    centre: Desk
    culture: Desk | None = None
    care: Desk | None = None

    @property
    def case(self) -> AdoptionCase:
        case = AdoptionCase.objects.get()
        facts.load([case])
        return case

    @property
    def today(self) -> date:
        return self.clock.today

    def coming(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def keys(self, side: str) -> list[int]:
        """Contacts of a side, as its forms offer them."""
        return list(Contact.objects.filter(side=side, ends=None).values_list("pk", flat=True))

    def each(self, act: str) -> Iterator[tuple[Desk, str]]:
        """Every open task for an act, with the desk of the side whose turn it is."""
        for task in list(CaseTask.objects.open().filter(act=act).order_by("pk")):
            yield (self.care if task.turn == "care" else self.culture), task.item

    def came(self) -> dict:
        return {"culture_contacts": self.keys("culture"), "care_contacts": self.keys("sote")}


def candidates() -> dict:
    said = {}
    for number, (name, sector, ownership, role) in enumerate(
        (
            ("Hyvän olon keskus", "sote", "public", "distributor"),
            ("Ovi auki ry", "third_sector", "third_sector", "distributor"),
            ("Kulmakunnan museo", "culture", "public", "venue"),
        ),
        start=1,
    ):
        row = {"name": name, "sector": sector, "ownership": ownership, "roles": [role], "sites": name}
        said |= {f"row_{number}_{field}": value for field, value in row.items()}
    return said
