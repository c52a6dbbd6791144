"""The one page of every act: it shows what to do and performs it, keeps a half-filled form, or says why not."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.acts.refusals import NotYours, Overtaken, Refused
from workflows.queries import case_page
from workflows.services import drafts
from workflows.services.perform import in_full, lock_row

from .doing import do, form_of, offer_form, page_of, typed
from .presenters.act import ActPage
from .presenters.undoing import undo_url

BACK_TO = {"inbox": "workflows:inbox"}


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, pk: int, act: str, item: str = "") -> HttpResponse:
    """One act in one case, about one thing or the case itself; 404 for what is unknown or of another case."""
    if request.method == "POST":
        return _posted(request, pk, act, item)
    page = _page(request, pk, act, item)
    if page.refused:
        return _refused(request, page, page.refused)
    offer_form(page, initial=request.GET.dict())
    return _shown(request, page)


def _page(request: HttpRequest, pk: int, name: str, item: str) -> ActPage:
    page = page_of(request.user, pk, name, item, timezone.now())
    page.back_to = request.POST.get("next") or request.GET.get("next", "")
    return page


@transaction.atomic
def _posted(request: HttpRequest, pk: int, act: str, item: str) -> HttpResponse:
    """What was sent is judged, and done or kept, while nobody else can change the case."""
    lock_row(pk)
    page = _page(request, pk, act, item)
    page.form = form_of(page, request.POST)
    if page.refused:
        return _refused(request, page, page.refused)
    if "draft" in request.POST or "discard" in request.POST:
        return _kept(request, page)
    if not page.form.is_valid():
        return _shown(request, page, status=422)
    try:
        return _done(request, page)
    except Refused as refused:
        return _refused(request, page, refused)
    except IntegrityError:
        return _refused(request, page, Overtaken())


def _done(request: HttpRequest, page: ActPage) -> HttpResponse:
    """Perform the act, say what was recorded and what follows, and go on. Raises `Refused`."""
    outcome = do(page, request.POST)
    link = format_html('<a href="{}">{}</a>', undo_url(outcome.event), _("Take this back"))
    messages.success(request, format_html("{} {}", outcome.message, link))
    return redirect(_onward(page, outcome.event.case))


def _onward(page: ActPage, case) -> str:
    """Back where the reader came from, or to the case; to the tasks when it is no longer theirs to see."""
    if page.back_to in BACK_TO:
        return reverse(BACK_TO[page.back_to])
    return page.case_url if page.reader.has_perm("workflows.view_case", case) else reverse("workflows:inbox")


def _kept(request: HttpRequest, page: ActPage) -> HttpResponse:
    if "discard" in request.POST:
        drafts.discard(page.case, page.act.name, page.item)
        messages.success(request, _("The draft was thrown away."))
    elif _keep(request, page):
        messages.success(request, _("The draft was saved. Whoever opens this page in your region sees it."))
    else:
        messages.info(request, _("Nothing was written yet, so there is nothing to save."))
    return redirect(page.url)


def _keep(request: HttpRequest, page: ActPage) -> bool:
    """Save what was typed as a draft; False when nothing was."""
    words = typed(page, request.POST)
    if words:
        drafts.save(page.case, page.act.name, page.item, words, by=page.reader, now=page.now)
    return bool(words)


def _refused(request: HttpRequest, page: ActPage, refused: Refused) -> HttpResponse:
    """Why not, and what to do instead. What was typed is shown, and kept where the act is the person's."""
    refused = in_full(refused, page.act, page.case, page.item)
    if page.typed and not isinstance(refused, NotYours):
        _keep(request, page)
    page.refused, page.task = refused, case_page.open_task(page.case, page.act.name, page.item)
    return render(request, "workflows/refused.html", {"page": page}, status=refused.status)


def _shown(request: HttpRequest, page: ActPage, *, status: int = 200) -> HttpResponse:
    page.task = case_page.open_task(page.case, page.act.name, page.item)
    page.events = case_page.events_of(page.case, [act.name for act in page.acts_of_step])
    return render(request, "workflows/act.html", {"page": page}, status=status)
