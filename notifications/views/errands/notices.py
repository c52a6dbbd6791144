"""The errand about a notice: to have read it."""

from datetime import datetime

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from notifications.lines import Line
from notifications.links import BadLink, Link
from notifications.queries.notices import notices_of
from notifications.services.notices import mark_read
from workflows.acts.refusals import NothingToDo, Refused
from workflows.items import pk_of
from workflows.views.presenters.words import case_url

from .base import Errand


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


class Reading(Errand):
    """A notice is read. No case changes by that."""

    def __init__(self, link: Link, person: User, now: datetime):
        super().__init__(link, person, now)
        self.notice = notices_of(person).filter(pk=pk_of(link.thing)).first()
        if self.notice is None:
            raise BadLink

    @property
    def refused(self) -> Refused | None:
        if self.notice.unread:
            return None
        if self.notice.read_at:
            return NothingToDo(
                _("You read this notice on %(when)s.") % {"when": _moment(self.notice.read_at)}
            )
        if self.notice.settled_at is None:  # read before it was put on record when
            return NothingToDo(_("You have read this notice already."))
        return NothingToDo(
            _("This has not waited for you since %(when)s, so the notice is read.")
            % {"when": _moment(self.notice.settled_at)}
        )

    @property
    def title(self) -> str:
        return _("Mark a notice as read")

    @property
    def lead(self) -> str:
        return Line(self.notice).sentence

    @property
    def button(self) -> str:
        return _("Mark as read")

    @property
    def region(self) -> str:
        return self.notice.target.name

    @property
    def case_url(self) -> str:
        return case_url(self.notice.target)

    def do(self, sent: QueryDict) -> list[str]:
        mark_read(notices_of(self.person).filter(pk=self.notice.pk), now=self.now)
        return [_("The notice is marked as read.")]
