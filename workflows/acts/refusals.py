"""The ways an act is refused. Each says why in a sentence that a page can show before or after the click."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
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
class Over(Refused):
    """The case was read as it was at a past moment."""

    @property
    def sentence(self) -> str:
        return _("This is how the case was. Nothing can be done about that any more.")


@dataclass
class AlreadyDone(Refused):
    """The act is on record."""

    by: str
    at: datetime | None

    @property
    def sentence(self) -> str:
        if self.at is None:
            return _("This has already been done.")
        when = date_format(localtime(self.at), "DATETIME_FORMAT")
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
        return _("This cannot be done yet: %(what)s.") % {"what": "; ".join(self.missing)}


@dataclass
class NothingToDo(Refused):
    """What was asked for would change nothing, such as resuming a case that is not on hold."""

    reason: str

    @property
    def sentence(self) -> str:
        return self.reason


@dataclass
class Taken(Refused):
    """Another person holds the task."""

    by: str
    at: datetime | None

    @property
    def sentence(self) -> str:
        if self.at is None:
            return _("This task is with %(name)s.") % {"name": self.by}
        when = date_format(localtime(self.at), "DATETIME_FORMAT")
        return _("This task has been with %(name)s since %(when)s.") % {"name": self.by, "when": when}


@dataclass
class NotTheirs(Refused):
    """The person chosen does not answer for the task."""

    name: str

    @property
    def sentence(self) -> str:
        return _("%(name)s does not answer for this task.") % {"name": self.name}


class Overtaken(Refused):
    """The database refused what was recorded elsewhere a moment before, such as a municipality in two regions."""

    @property
    def sentence(self) -> str:
        return _(
            "Somebody recorded the same elsewhere at the same moment. Check what you wrote and send it again."
        )


class OnlyTheDoer(Refused):
    """Somebody else's act."""

    status = 403

    @property
    def sentence(self) -> str:
        return _("Only the person who did this can take it back.")


@dataclass
class TakenBack(Refused):
    """The act has been taken back already."""

    by: str
    at: datetime

    @property
    def sentence(self) -> str:
        when = date_format(localtime(self.at), "DATETIME_FORMAT")
        return _("This was taken back by %(name)s on %(when)s.") % {"name": self.by, "when": when}


@dataclass
class GoneOn(Refused):
    """Something else has happened in the case since."""

    by: str
    at: datetime

    @property
    def sentence(self) -> str:
        said = {"name": self.by, "when": date_format(localtime(self.at), "DATETIME_FORMAT")}
        return (
            _(
                "%(name)s has gone on since, on %(when)s, so this can no longer be taken back. Nothing has changed."
            )
            % said
        )


@dataclass
class TooLate(Refused):
    """The time for it is over."""

    until: datetime

    @property
    def sentence(self) -> str:
        when = date_format(localtime(self.until), "DATETIME_FORMAT")
        return _("This could be taken back until %(when)s. Nothing has changed.") % {"when": when}
