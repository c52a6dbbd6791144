"""Who looks at a page, and whose region it is about."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from config.demonstration.walk import Walk
from tests.journeys.reader import Reader
from workflows.models import AdoptionCase


@dataclass
class Visit:
    """Who looks, and the region whose pages are looked at."""

    reader: Reader
    walk: Walk
    settings: object

    @property
    def case(self) -> AdoptionCase:
        return self.walk.case

    @property
    def centre(self) -> User:
        return self.walk.adviser

    @property
    def coordinator(self) -> User:
        return self.walk.contacts("culture")[0].user

    def at(self, name: str, *about, by: User | None = None, also: str = "", status: int = 200) -> Reader:
        self.reader.look(reverse(name, args=about) + also, by, status=status)
        return self.reader

    def asked(self, name: str, *about, by: User | None = None) -> None:
        """A page with a form."""
        self.reader.look_at_form(reverse(name, args=about), by)
