"""Every kind of person who may look at a region, and the region that they look at, led along by those of them it has."""

from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from config.demonstration.walk import Walk
from tests.adoption.region import country
from tests.workflows.conftest import BEGIN, first_adviser, municipality
from workflows.models import CaseEvent
from workflows.stages import Stage

KINDS = (
    "nobody",  # is not signed in
    "uninvolved",  # is a contact of no region
    "elsewhere",  # is a contact, and coordinates, in another region
    "culture",
    "sote",
    "hyte",
    "coordinator",  # is a contact of culture too
    "former",  # was a contact of culture and has left
    "adviser",  # the worker of Kaikukeskus whose region it is
    "worker",  # another worker of Kaikukeskus
    "deactivated",  # is a contact of care whose sign-in has been closed
)
OUTSIDE = ("nobody", "deactivated")
CENTRE = ("adviser", "worker")
CULTURE = ("culture", "coordinator")
CARE = ("sote", "hyte")
LOCAL = (*CULTURE, *CARE)
LEADS = ("coordinator",)
SEE_THE_REGION = (*LOCAL, *CENTRE)

CONTACTS = {
    "culture": "culture",
    "coordinator": "culture",
    "former": "culture",
    "sote": "sote",
    "deactivated": "sote",
    "hyte": "hyte",
}


def email_of(kind: str) -> str:
    return f"{kind}@example.fi"


def contact_of(kind: str, side: str) -> dict:
    """The person as a first contact of a region, as the answer to its contact gives them."""
    return {"side": side, "name": f"Name of {kind}", "email": email_of(kind), "leads": kind in LEADS}


def everybody() -> dict[str, User | None]:
    """One person of each kind, by kind; all read English."""
    people = {"nobody": None, "adviser": first_adviser()}
    for kind in KINDS:
        if kind not in people:
            people[kind] = User.objects.create_user(
                email_of(kind), name=f"Name of {kind}", language="en", is_kaikukeskus=kind in CENTRE
            )
    User.objects.filter(pk=people["adviser"].pk).update(language="en")
    return {kind: people[kind] for kind in KINDS}


@dataclass
class Region(Walk):
    """A region whose contacts are of every kind: one leaves, and another's sign-in is closed, as soon as they are there."""

    day: date = BEGIN
    people: list[dict] = field(
        default_factory=lambda: [contact_of(kind, side) for kind, side in CONTACTS.items()]
    )

    def next(self, case=None) -> CaseEvent:
        event = super().next(case)
        if event.act == "answer_contact":
            self._some_go()
        return event

    def _some_go(self) -> None:
        for contact in self.case.contacts:
            if contact.user.email == email_of("former"):
                self.do("contact_leaves", item=f"contact:{contact.pk}", ends=self.day)
        User.objects.filter(email=email_of("deactivated")).update(is_active=False)


def a_country() -> list:
    """Municipalities, each good for one region."""
    return [*country().values(), *(municipality(number) for number in range(9))]


def region_elsewhere(adviser: User, place) -> Region:
    """The region of the person from elsewhere, who is its first contact and will coordinate it."""
    kind = "elsewhere"
    people = [contact_of(kind, "culture") | {"leads": True}, contact_of("neighbour", "sote")]
    walk = Region(adviser=adviser, people=people).contact([place])
    return walk.to(Stage.INFO_SESSION)
