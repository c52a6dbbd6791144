"""Errands about a task: to do the simple act that it asks for, to take it, to hand it over."""

from datetime import datetime
from functools import cached_property

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from notifications.links import SIMPLE_ACTS, BadLink, Link
from workflows.acts.refusals import NothingToDo, Refused
from workflows.forms.hand_over import HandOverForm
from workflows.items import pk_of
from workflows.models import CaseTask
from workflows.queries import case_page
from workflows.services import tasks
from workflows.services.perform import in_full, lock_row
from workflows.views.doing import do, form_of, offer_form, page_of
from workflows.views.presenters.undoing import undo_url

from .base import Errand

BY_LINK = {"by_link": True}
"""What the log says beside what was done."""


class TaskErrand(Errand):
    """An errand about a task, which has a page as its act has."""

    def __init__(self, link: Link, person: User, now: datetime):
        super().__init__(link, person, now)
        try:
            self.task = case_page.a_task(pk_of(link.thing))
        except CaseTask.DoesNotExist as error:
            raise BadLink from error
        self.page = page_of(person, self.task.case_id, self.task.act, self.task.item, now)
        self.page.task, self.task.case = self.task, self.page.case

    @staticmethod
    def hold(link: Link) -> None:
        for case in CaseTask.objects.filter(pk=pk_of(link.thing)).values_list("case", flat=True):
            lock_row(case)

    @property
    def region(self) -> str:
        return self.page.case.name

    @property
    def case_url(self) -> str:
        return self.page.case_url

    @cached_property
    def refused(self) -> Refused | None:
        try:
            self.refuse()
        except Refused as refused:
            return refused

    def _logged(self, name: str) -> str:
        """What the history of the region will say."""
        words = str(tasks.TASK_WORDS[name].log)
        did = words.replace("{task}", self.page.title).replace("{person}", "…")
        return _("%(who)s %(did)s") % {"who": self.person, "did": did}


class Doing(TaskErrand):
    """The simple act that a task asks for."""

    def __init__(self, link: Link, person: User, now: datetime):
        super().__init__(link, person, now)
        if self.task.act not in SIMPLE_ACTS:
            raise BadLink

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def lead(self) -> str:
        return self.page.why

    @property
    def button(self) -> str:
        return self.page.button

    @property
    def will_say(self) -> str:
        return _("%(who)s %(did)s") % {"who": self.person, "did": self.page.act.words.log}

    def refuse(self) -> None:
        """The link is for this one task: if the act is asked for anew, that is another."""
        if not self.task.is_open:
            raise tasks.over(self.task)
        if self.page.refused:
            raise in_full(self.page.refused, self.page.act, self.page.case, self.page.item)

    def ask(self, sent: QueryDict | None = None) -> None:
        if sent is None:
            offer_form(self.page, initial={})
        else:
            self.page.form = form_of(self.page, sent)
        self.form = self.page.form

    def do(self, sent: QueryDict) -> list[str]:
        outcome = do(self.page, sent, **BY_LINK)
        self.take_back = undo_url(outcome.event)
        return outcome.sentences


class Taking(TaskErrand):
    """A task becomes the holder's own."""

    @property
    def title(self) -> str:
        return _("Take a task")

    @property
    def lead(self) -> str:
        return self.page.title

    @property
    def button(self) -> str:
        return tasks.TASK_WORDS[tasks.CLAIM].button

    @property
    def will_say(self) -> str:
        return self._logged(tasks.CLAIM)

    def refuse(self) -> None:
        tasks.refuse_claiming(self.task, self.person, now=self.now)

    def do(self, sent: QueryDict) -> list[str]:
        tasks.claim(task_id=self.task.pk, by=self.person, now=self.now, **BY_LINK)
        said = [_("The task “%(task)s” is yours now.") % {"task": self.page.title}]
        if self.page.due:
            said.append(_("It is due on %(day)s.") % {"day": date_format(self.page.due)})
        return said


class HandingOver(TaskErrand):
    """A task goes to a colleague, whom the form asks for."""

    @property
    def title(self) -> str:
        return _("Hand over a task")

    @property
    def lead(self) -> str:
        return self.page.title

    @property
    def button(self) -> str:
        return tasks.TASK_WORDS[tasks.HAND_OVER].button

    @property
    def will_say(self) -> str:
        return self._logged(tasks.HAND_OVER)

    @cached_property
    def colleagues(self) -> list[User]:
        return tasks.colleagues(self.task, self.person)

    def refuse(self) -> None:
        tasks.refuse_handing_over(self.task, self.person)
        if not self.colleagues:
            raise NothingToDo(
                _(
                    "Nobody else answers for this task. You can give it back, or name a colleague on the region's page."
                )
            )

    def ask(self, sent: QueryDict | None = None) -> None:
        self.form = HandOverForm(sent, colleagues=self.colleagues)

    def do(self, sent: QueryDict) -> list[str]:
        said = {"by": self.person, "now": self.now} | self.form.cleaned_data | BY_LINK
        tasks.hand_over(task_id=self.task.pk, **said)
        return [_("The task was handed over to %(name)s.") % {"name": said["to"]}]
