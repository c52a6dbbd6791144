"""A person's own absences: announced, changed and taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Absence
from workflows.forms.absence import AbsenceForm
from workflows.queries.absences import Known, Place, known_to, places_of, possible_deputies, to_come
from workflows.services.absences import Overlaps, announce

from .presenters.absence import AbsenceLine, StandIn, deputies_in_words, nobody_else

SHOWN = 20
asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
def absences(request: HttpRequest) -> HttpResponse:
    """The reader's absences that are not over, with what each deputy covers, and a form for one more."""
    return _page(request, None)


@asks
def change_absence(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days, or another deputy, for an absence of the reader's that is not over."""
    return _page(request, get_object_or_404(to_come(request.user, timezone.localdate()), pk=pk))


@require_POST
def remove_absence(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader is not away after all."""
    get_object_or_404(to_come(request.user, timezone.localdate()), pk=pk).delete()
    messages.success(request, _("The absence was removed."))
    return redirect("workflows:absences")


def _page(request: HttpRequest, absence: Absence | None) -> HttpResponse:
    today, places = timezone.localdate(), places_of(request.user)
    known = known_to(request.user, possible_deputies(places), today)
    form = AbsenceForm(
        request.POST if request.method == "POST" else None,
        deputies=deputies_in_words(known.of, places),
        on=today,
        absence=absence,
    )
    if form.is_valid() and _saved(request, form, absence):
        messages.success(request, _("Your absence is announced."))
        return redirect("workflows:absences")
    return render(
        request,
        "workflows/absences.html",
        {"form": form, "absence": absence, **_around(places, known)},
        status=422 if form.errors else 200,
    )


def _saved(request: HttpRequest, form: AbsenceForm, absence: Absence | None) -> bool:
    try:
        announce(request.user, **form.cleaned_data, absence=absence)
    except Overlaps as overlaps:
        form.say_overlap(overlaps.other)
        return False
    return True


def _around(places: list[Place], known: Known) -> dict:
    alone = nobody_else(places)
    return {
        "lines": [AbsenceLine(absence, known.of.get(absence.deputy, []), places) for absence in known.own],
        "stands_in": [StandIn(absence, known.own) for absence in known.stands_in],
        "alone": alone[:SHOWN],
        "number_alone": len(alone),
        "more_alone": max(len(alone) - SHOWN, 0),
    }
