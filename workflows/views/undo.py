"""Taking back one's own last act: first what goes back with it, then it does, or why it does not."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.acts.refusals import Refused
from workflows.acts.undoing import is_the_doers
from workflows.forms.undo import UndoForm
from workflows.models import AdoptionCase, CaseEvent
from workflows.queries import case_page, history
from workflows.queries.items import find
from workflows.services import drafts, undoing

from .presenters.undoing import UndoPage
from .presenters.words import act_url


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int, seq: int) -> HttpResponse:
    page = _page(request, pk, seq)
    page.form = UndoForm(request.POST if request.method == "POST" else None)
    if page.refused:
        return _shown(request, page, page.refused.status)
    if page.form.is_valid():
        return _done(request, page)
    return _shown(request, page, 422 if page.form.is_bound else 200)


def _page(request: HttpRequest, pk: int, seq: int) -> UndoPage:
    """For those who see the case, and for whoever did the act, who may have left with it."""
    try:
        case = case_page.a_case(pk)
        events = history.since(case, seq)
    except (AdoptionCase.DoesNotExist, CaseEvent.DoesNotExist):
        raise Http404 from None
    if not (request.user.has_perm("workflows.view_case", case) or is_the_doers(events[0], request.user)):
        raise Http404
    return UndoPage(case, events, request.user, timezone.now())


def _done(request: HttpRequest, page: UndoPage) -> HttpResponse:
    what = page.name  # as long as all that it names is there
    said = {"now": page.now, "reason": page.form.cleaned_data["reason"]}
    try:
        undone = undoing.undo(case_id=page.case.pk, seq=page.event.seq, by=request.user, **said)
    except Refused as refused:
        page.refused = refused
        return _shown(request, page, refused.status)
    page.case = undone.case
    form_url = _form_url(page)
    messages.success(request, _message(page, form_url) % {"act": what, "stage": _stage(page)})
    return redirect(form_url or page.case_url)


def _stage(page: UndoPage) -> str:
    return str(page.back_to.label) if page.back_to else ""


def _message(page: UndoPage, form_url: str) -> str:
    """What is said of `act`, and of the `stage` that the case went back to."""
    if page.back_to:
        return _("Taken back: %(act)s. The case is again at “%(stage)s”.")
    if not form_url:
        return _("Taken back: %(act)s. Everything is as it was before.")
    if page.reopens:
        return _("Taken back: %(act)s. The task is open again. What you wrote is in the form as a draft.")
    return _("Taken back: %(act)s. What you wrote is in the form as a draft.")


def _form_url(page: UndoPage) -> str:
    """The form as it had been filled in, where the reader may send it again."""
    if not page.reader.has_perm("workflows.view_case", page.case):
        return ""
    act, item = BY_NAME[page.event.act], page.event.item
    thing = find(page.case, item)
    if drafts.find(page.case, act.name, item) and not refusal(act, page.case, page.reader, thing, item):
        return act_url(page.case, act, item)
    return ""


def _shown(request: HttpRequest, page: UndoPage, status: int) -> HttpResponse:
    return render(request, "workflows/undo.html", {"page": page, "form": page.form}, status=status)
