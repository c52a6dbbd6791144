"""How many working days each act is given."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.acts import BY_NAME
from workflows.acts.base import Act, Anchor
from workflows.acts.due_in_words import ANCHORS, in_words
from workflows.forms.due_days import DueDaysForm
from workflows.queries.calendar import configured_days
from workflows.services.configuration import clear_due_days as clear
from workflows.services.configuration import set_due_days

from .pages import ask, asks, crumbs, done, for_kaikukeskus, posted

LIST = "workflows:due_days"


@dataclass(frozen=True)
class DueRow:
    """An act with the days it is given, and those that Kaikukeskus has set for it, if any."""

    act: Act
    configured: int | None

    @property
    def task(self) -> str:
        return self.act.words.task

    @property
    def anchor(self) -> Promise:
        return ANCHORS[self.act.due.anchor]

    @property
    def may_be_before(self) -> bool:
        """A task cannot be due before it opens, but well before a day that is known beforehand."""
        return self.act.due.anchor is not Anchor.OPENED

    @property
    def default(self) -> str:
        return in_words(self.act.due.days)

    @property
    def is_changed(self) -> bool:
        return self.configured is not None

    @property
    def present(self) -> str:
        return self.default if self.configured is None else in_words(self.configured)


@for_kaikukeskus
@require_safe
def due_days(request):
    """Every act that has a due date. One query."""
    configured = configured_days()
    rows = [DueRow(act, configured.get(act.name)) for act in BY_NAME.values() if act.due is not None]
    return render(request, "workflows/configuration/due_days.html", {"rows": rows, "crumbs": crumbs()})


@for_kaikukeskus
@asks
def change_due_days(request, act: str):
    row = _row_or_404(act)
    present = row.act.due.days if row.configured is None else row.configured
    form = DueDaysForm(posted(request), may_be_before=row.may_be_before, initial={"days": present})
    if not form.is_valid():
        return ask(request, form, title=row.task, back=LIST, template="due_form", row=row)
    set_due_days(act, form.cleaned_data["days"], by=request.user, now=timezone.now())
    return done(request, _("The due date is changed for tasks that open from now on."), LIST)


@for_kaikukeskus
@require_POST
def clear_due_days(request, act: str):
    _row_or_404(act)
    clear(act, by=request.user, now=timezone.now())
    return done(request, _("The due date is the usual one again."), LIST)


def _row_or_404(name: str) -> DueRow:
    act = BY_NAME.get(name)
    if act is None or act.due is None:
        raise Http404
    return DueRow(act, configured_days().get(name))
