"""Real cases to begin from: a region of its own for each, in a network that the model can hold."""

from collections.abc import Iterator
from random import Random

from accounts.models import User
from adoption.models import Municipality
from commitments.declarations import TextKind
from commitments.models import CommitmentText
from commitments.services import load_catalogues
from config.demonstration.partners import candidate
from config.demonstration.walk import Walk
from tests.adoption.region import country
from tests.workflows.conftest import BEGIN, municipality
from tests.workflows.edges.model import Model
from tests.workflows.edges.said import ORGANISATIONS
from tests.workflows.edges.walker import Walker


def new_country() -> None:
    """Municipalities, catalogues, and a second version of the text that the sides accept."""
    country()
    load_catalogues()
    CommitmentText.objects.create(kind=TextKind.PARTNERSHIP, version="2")


def walkers(model: Model, random: Random) -> Iterator[Walker]:
    """New contacts, one after another, each with an adviser of its own."""
    network = [candidate(one) for one in ORGANISATIONS.values()]
    while True:
        number = Municipality.objects.count()
        adviser = User.objects.create_user(f"n.{number}@example.fi", name="Nelli", is_kaikukeskus=True)
        walk = Walk(adviser=adviser, day=BEGIN, network=network).contact([municipality(number)])
        yield Walker(walk, model, random)
