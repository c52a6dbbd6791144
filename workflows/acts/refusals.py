"""The ways an act is refused. Each says why in a sentence that a page can show before or after the click."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from workflows.gates import Gate


class Refused(Exception):
    """An act that may not be done now. Nothing was written. `status` is the answer's HTTP status."""

    status = 409

    @property
    def sentence(self) -> str:
        raise NotImplementedError


@dataclass
class NotYours(Refused):
    """The person may not do this act in this case."""

    status = 403

    @property
    def sentence(self) -> str:
        return _("This is not yours to do in this case.")


@dataclass
class AlreadyDone(Refused):
    """The act is on record."""

    by: str
    at: datetime | None

    @property
    def sentence(self) -> str:
        if self.at is None:
            return _("This has already been done.")
        when = self.at.strftime("%-d.%-m.%Y %-H.%M")
        return _("This has already been done by %(name)s on %(when)s.") % {"name": self.by, "when": when}


@dataclass
class NotInThisStage(Refused):
    """The case is not where the act belongs."""

    stage: str

    @property
    def sentence(self) -> str:
        return _("This cannot be done while the case is at “%(stage)s”.") % {"stage": self.stage}


@dataclass
class NeedsFirst(Refused):
    """Something else has to be on record first."""

    gates: tuple[Gate, ...]
    missing: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return _("First this is needed: %(what)s.") % {"what": "; ".join(self.missing)}


@dataclass
class NothingToDo(Refused):
    """What was asked for would change nothing, such as resuming a case that is not on hold."""

    reason: str

    @property
    def sentence(self) -> str:
        return self.reason
