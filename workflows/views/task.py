"""Where a link to a task leads: to its act while it is asked for, else to who did or ended it, and when."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from workflows.models import CaseTask
from workflows.queries import case_page

from .presenters.task import TaskOver
from .presenters.words import act_url
from .visible import visible_case


@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        asked = case_page.a_task(pk)
    except CaseTask.DoesNotExist:
        raise Http404 from None
    case = visible_case(request.user, asked.case_id)
    page = TaskOver(asked, case, request.user)
    if page.is_over:
        return render(request, "workflows/task_over.html", {"page": page}, status=409)
    return redirect(f"{act_url(case, page.act, asked.item)}?next=inbox")
