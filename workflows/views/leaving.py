"""A person leaves: first to whom everything goes, then a list of all that will be done, then it is."""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth import logout
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Absence, User
from workflows.acts.refusals import Overtaken
from workflows.forms.leaving import LeavingForm, Person
from workflows.queries.absences import deputised
from workflows.queries.leaving import ends_with_leaving, seats_of
from workflows.services.deputyships import deputyships
from workflows.services.leaving import Deputyship, NotHandedOver, Step, Successor, leave, steps

from .presenters.leaving import RegionSteps, in_words


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest) -> HttpResponse:
    """Nothing is done until the list of what will be done has been seen and sent as it was seen."""
    sent = request.POST if request.method == "POST" else None
    form = LeavingForm(sent, person=request.user, seats=seats_of(request.user))
    absences = deputised(request.user, timezone.localdate())
    if "back" in request.POST or not form.is_valid():
        return _asked(request, form, absences)
    todo = steps((seat, person and _successor(person, request.user)) for seat, person in form.chosen)
    stand_ins = deputyships(absences, todo)
    regions = in_words(todo, stand_ins)
    if not regions and not ends_with_leaving(request.user):
        return _asked(request, form, absences)
    if request.POST.get("seen") == _digest(regions):
        return _done(request, form, todo, stand_ins)
    return render(
        request,
        "workflows/leaving_confirm.html",
        {
            "form": form,
            "regions": regions,
            "seen": _digest(regions),
            "has_changed": "seen" in request.POST,
            "ends": ends_with_leaving(request.user),
        },
    )


def _asked(request: HttpRequest, form: LeavingForm, absences: QuerySet[Absence]) -> HttpResponse:
    """The form; sent back to from the list, as it was filled in."""
    is_wrong = form.is_bound and not form.is_valid()
    shown = {"form": form, "is_deputy": absences.exists(), "ends": ends_with_leaving(request.user)}
    return render(request, "workflows/leaving.html", shown, status=422 if is_wrong else 200)


def _successor(person: Person, leaver: User) -> Successor:
    return Successor(person.name, person.email, person.user, language=leaver.language)


def _digest(regions: list[RegionSteps]) -> str:
    return sha256(repr(regions).encode()).hexdigest()


def _done(
    request: HttpRequest, form: LeavingForm, todo: list[Step], stand_ins: list[Deputyship]
) -> HttpResponse:
    reason, ends = form.cleaned_data.get("reason", ""), ends_with_leaving(request.user)
    try:
        leave(request.user, todo, stand_ins, reason=reason, now=timezone.now())
    except NotHandedOver as left:
        form.add_error(None, _why_not(left))
    except IntegrityError:
        form.add_error(None, Overtaken().sentence)
    else:
        return _left(request, ends=ends)
    return render(request, "workflows/leaving.html", {"form": form, "ends": ends}, status=409)


def _left(request: HttpRequest, *, ends: bool) -> HttpResponse:
    if not ends:
        messages.success(request, _("Everything is handed over. You can still sign in."))
        return redirect("workflows:leaving")
    logout(request)
    messages.success(request, _("Everything is handed over, and your sign-in is closed."))
    return redirect("account_login")


def _why_not(left: NotHandedOver) -> str:
    said = {"regions": ", ".join(left.regions), "why": left.why}
    if left.why:
        return _("Nothing was done, as something was refused in %(regions)s: %(why)s") % said
    return (
        _("Nothing was done, as something would stay with you in %(regions)s. Ask Kaikukeskus for help.")
        % said
    )
