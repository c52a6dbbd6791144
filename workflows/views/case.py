"""The page of one case, its history, and its network."""

from datetime import date, datetime, time

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.forms.past_day import PastDayForm
from workflows.items import key_of, number_in
from workflows.queries import case_page, records
from workflows.queries import history as events
from workflows.queries.items import find
from workflows.queries.moments import moment
from workflows.queries.past import as_of

from .presenters.case import CasePage
from .presenters.history import EventLine
from .presenters.latest import names_in
from .presenters.network import PartnerLine
from .presenters.offers import ItemOffers
from .visible import visible_case

EVENTS_A_PAGE, PARTNERS_A_PAGE, SITES_A_PAGE = 50, 25, 50


@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The case as it is, or as it was: just after an event (`?event=`), or at the end of a day (`?on=`)."""
    case, today = visible_case(request.user, pk), timezone.localdate()
    if "event" in request.GET:
        return _as_it_was(request, case, _moment_of(case, request.GET["event"]))
    asked = request.GET if "on" in request.GET else None
    form = PastDayForm(asked, since=timezone.localdate(case.opened_at), today=today)
    if not form.is_valid():
        page = CasePage(case, request.user, timezone.now())
        context = {"page": page, "today": page.on, "form": form}
        return render(request, "workflows/case.html", context, status=422 if form.errors else 200)
    if form.cleaned_data["on"] == today:
        return redirect("workflows:case", pk)
    return _as_it_was(request, case, _end_of(form.cleaned_data["on"]))


def _moment_of(case, number: str) -> datetime:
    """When an event happened. Raises Http404 for a number that the case's log does not have."""
    event = events.events(case).filter(seq=number_in(number)).first()
    if event is None:
        raise Http404
    return event.at


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _as_it_was(request: HttpRequest, case, at: datetime) -> HttpResponse:
    """The same page, read and shown as of a past moment. Who may see the case now may see all of its past."""
    then = moment(case, at)
    day, began = timezone.localdate(at), timezone.localdate(case.opened_at)
    form = PastDayForm(initial={"on": day}, since=began, today=timezone.localdate())
    with as_of(at):
        page = CasePage(case_page.a_case(case.pk, as_of=at), request.user, at, then)
        return render(request, "workflows/case.html", {"page": page, "today": day, "form": form})


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """All that happened, the latest first, with what the reader may do about what was recorded."""
    case = visible_case(request.user, pk)
    page = Paginator(events.events(case), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    people, offers = names_in(case), _offers_by_event(case, request.user)
    back = events.undone(events.taken_back(case))
    lines = [EventLine(event, people, offers.get(event.seq, ()), back.get(event.seq)) for event in page]
    return render(request, "workflows/history.html", {"case": case, "page": page, "lines": lines})


def _offers_by_event(case, reader) -> dict[int, tuple]:
    found = (ItemOffers(case, reader, "record", one, one.event.seq) for one in records.unread(case))
    return {one.number: tuple(one.offers) for one in found}


@require_safe
def network(request: HttpRequest, pk: int) -> HttpResponse:
    """Partners, their sites and commitments, with what the reader may do about each; or one partner's sites."""
    case = visible_case(request.user, pk)
    if "partner" in request.GET:
        return _one_partner(request, case)
    page = Paginator(case_page.partners(case), PARTNERS_A_PAGE).get_page(request.GET.get("page"))
    lines = [PartnerLine(partner, case, request.user) for partner in page]
    return render(request, "workflows/network.html", {"case": case, "page": page, "lines": lines})


def _one_partner(request: HttpRequest, case) -> HttpResponse:
    partner = find(case, key_of("partner", request.GET["partner"]))
    partner = partner and case_page.partners(case).filter(pk=partner.pk).first()
    if partner is None:
        raise Http404
    line = PartnerLine(partner, case, request.user)
    page = Paginator(line.all_sites, SITES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "workflows/partner.html", {"case": case, "page": page, "line": line})
