"""Taking a task, giving it back, handing it over. Each is a POST; a refusal says why, on the page as it is now."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workflows.acts import BY_NAME
from workflows.acts.refusals import Refused
from workflows.forms.hand_over import HandOverForm
from workflows.models import CaseTask
from workflows.queries.inbox import task_of_a_person
from workflows.services import tasks
from workflows.views.inbox import inbox_page
from workflows.views.presenters.inbox_rows import Row
from workflows.views.presenters.words import about


@require_POST
def claim(request, pk: int):
    """Take a task that waits for one's side."""
    task = _task(request, pk)
    try:
        tasks.claim(task_id=task.pk, by=request.user, now=timezone.now())
    except Refused as refused:
        return inbox_page(request, status=refused.status, told=refused.sentence)
    title = about(BY_NAME[task.act].words.task, task.item_name)
    messages.success(request, _("The task “%(task)s” is yours now.") % {"task": title})
    return redirect(_back(request))


@require_POST
def release(request, pk: int):
    """Give one's own task back to its side."""
    task = _task(request, pk)
    try:
        tasks.release(task_id=task.pk, by=request.user, now=timezone.now())
    except Refused as refused:
        return inbox_page(request, status=refused.status, told=refused.sentence)
    messages.success(request, _("The task waits for somebody of its side again."))
    return redirect(_back(request))


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request, pk: int):
    """Choose a colleague of the same turn and say why; then the task is theirs."""
    task = _task(request, pk)
    try:
        tasks.refuse_handing_over(task, request.user)
    except Refused as refused:
        return inbox_page(request, status=refused.status, told=refused.sentence)
    sent = request.POST if request.method == "POST" else None
    form = HandOverForm(sent, colleagues=tasks.colleagues(task, request.user))
    if form.is_valid():
        return _hand_over(request, task, form)
    row = Row((task,), timezone.localdate())
    context = {"task": task, "row": row, "form": form, "today": timezone.localdate()}
    return render(request, "workflows/hand_over.html", context, status=422 if form.errors else 200)


def _hand_over(request, task: CaseTask, form: HandOverForm):
    to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
    try:
        tasks.hand_over(task_id=task.pk, to=to, reason=reason, by=request.user, now=timezone.now())
    except Refused as refused:
        return inbox_page(request, status=refused.status, told=refused.sentence)
    messages.success(request, _("The task was handed over to %(name)s.") % {"name": to})
    return redirect("workflows:inbox")


def _task(request, pk: int) -> CaseTask:
    """The task, to those who may see its case. Raises Http404 to others, as for a task there is none."""
    try:
        task = task_of_a_person(pk)
    except CaseTask.DoesNotExist:
        raise Http404 from None
    if not request.user.has_perm("workflows.view_case", task.case):
        raise Http404
    return task


def _back(request) -> str:
    """The page of the site that the form stood on, or the inbox."""
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return "workflows:inbox"
