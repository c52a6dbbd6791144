"""Days on which nobody is expected to work."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from adoption.forms.closures import ClosedPeriodForm
from adoption.models import ClosedPeriod
from adoption.services.closed_periods import add_closure, change_closure, remove_closure

from .pages import ask, asks, confirm_removal, crumbs, done, for_kaikukeskus, posted

LIST = "workflows:closed_periods"
PAGE_SIZE = 50


@for_kaikukeskus
@require_safe
def closed_periods(request):
    """The newest first. Two queries, whatever their number."""
    periods = ClosedPeriod.objects.select_related("county", "region").order_by("-starts", "-pk")
    page = Paginator(periods, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "workflows/configuration/closed_periods.html", {"page": page, "crumbs": crumbs()})


@for_kaikukeskus
@asks
def add_closed_period(request):
    form = ClosedPeriodForm(posted(request))
    if not form.is_valid():
        return ask(request, form, title=_("Add a closed period"), back=LIST)
    add_closure(form.cleaned_data, by=request.user, now=timezone.now())
    return done(request, _("The closed period is added."), LIST)


@for_kaikukeskus
@asks
def change_closed_period(request, pk: int):
    period = get_object_or_404(ClosedPeriod, pk=pk)
    form = ClosedPeriodForm(posted(request), period=period)
    if not form.is_valid():
        return ask(request, form, title=_("Change a closed period"), back=LIST)
    change_closure(period, form.cleaned_data, by=request.user, now=timezone.now())
    return done(request, _("The closed period is changed."), LIST)


@for_kaikukeskus
@asks
def remove_closed_period(request, pk: int):
    """Asks first; the answer is a POST."""
    period = get_object_or_404(ClosedPeriod.objects.select_related("county", "region"), pk=pk)
    if request.method != "POST":
        return confirm_removal(request, period, title=_("Remove a closed period"), back=LIST)
    remove_closure(period, by=request.user, now=timezone.now())
    return done(request, _("The closed period is removed."), LIST)
