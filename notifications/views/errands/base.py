"""An errand: what one purpose of a link comes to. Its holder is shown it first, and then it is done.

`title`, `lead`, `will_say` and `button` are words for before; `refused` says why it cannot be done now; `do` does it and
says in sentences what came of it. Raised are `BadLink` and Http404 for what is not there, or not the holder's to see.
"""

from datetime import datetime

from django.http import QueryDict

from accounts.models import User
from notifications.links import Link
from workflows.acts.refusals import Refused


class Errand:
    """What one link is for, for its holder at one moment."""

    will_say = ""
    form = None
    page = None
    take_back = ""
    refused: Refused | None = None

    def __init__(self, link: Link, person: User, now: datetime):
        self.person, self.now = person, now

    @staticmethod
    def hold(link: Link) -> None:
        """Hold the row of the case it is about, if it changes one, until the transaction ends."""

    def ask(self, sent: QueryDict | None = None) -> None:
        """Make the form, if there is one."""

    @property
    def is_answered(self) -> bool:
        return self.form is None or self.form.is_valid()
