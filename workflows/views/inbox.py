"""The first page after signing in: what I do next, and what waits for others, across all my regions."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.items import number_in
from workflows.models import AdoptionCase
from workflows.queries import inbox as query
from workflows.queries.away import away as who_is_away
from workflows.queries.calendar import national_calendar
from workflows.queries.pipeline import named
from workflows.views.presenters.coming import coming
from workflows.views.presenters.inbox import Inbox, reach_of, week_ends

FEW_REGIONS = 12


@require_safe
def inbox(request):
    """My tasks by when they are due, my side's unclaimed ones, and what waits for whom."""
    return inbox_page(request)


def inbox_page(request, *, status: int = 200, told: str = ""):
    """The page as it is now; `told` says at its top why something was refused.

    It then stands at an address that is only sent to, and its links and language switch lead to its own.
    """
    today = timezone.localdate()
    choice = Choice.of(request)
    page = _read(request.user, choice, today, request.GET)
    query.know(page.shown)
    context = {"inbox": page, "choice": choice, "today": today, "told": told}
    if told:
        context["here"] = reverse("workflows:inbox")
    if page.is_empty:
        session, hold = query.next_session(choice.cases, today), query.next_review(choice.cases)
        context["coming"] = coming(page.first_to_come, session, hold, today)
    return render(request, "workflows/inbox.html", context, status=status)


@dataclass(frozen=True)
class Choice:
    """The regions that are the reader's, and those of them that the address asks for."""

    every: QuerySet[AdoptionCase]
    number: int
    cases: QuerySet[AdoptionCase]
    region: AdoptionCase | None = None
    words: str = ""

    @classmethod
    def of(cls, request) -> "Choice":
        """Raises Http404 for a region that is unknown or not the reader's."""
        every, words = query.regions_of(request.user), request.GET.get("q", "").strip()
        number = every.count()
        if "region" in request.GET:
            region = _chosen(every, request.GET["region"])
            return cls(every, number, every.filter(pk=region.pk), region)
        found = every.filter(pk__in=named(every, words)) if words else every
        return cls(every, number, found, words=words)

    @property
    def is_narrow(self) -> bool:
        """Whether some regions are left out."""
        return self.region is not None or bool(self.words)

    @property
    def has_several(self) -> bool:
        return self.number > 1

    @property
    def are_few(self) -> bool:
        """Few enough to be offered as links, one a region; else they are found by name."""
        return self.number <= FEW_REGIONS

    @property
    def all(self) -> list[AdoptionCase]:
        """The few, by name."""
        return sorted(self.every.select_related("adoption__region"), key=lambda case: case.name.casefold())


def _chosen(cases: QuerySet[AdoptionCase], key: str) -> AdoptionCase:
    region = cases.filter(pk=number_in(key)).first()
    if region is None:
        raise Http404
    return region


def _read(user, choice: Choice, today, asked) -> Inbox:
    keys, away = set(choice.cases.values_list("pk", flat=True)), who_is_away(today, user)
    everywhere = user.is_kaikukeskus and not choice.is_narrow
    found = query.slips(user, keys, everywhere=everywhere, represented=away.represented)
    return Inbox(
        query.told_apart(found, user, reach_of(user, choice.every, keys), away),
        on=today,
        week_end=week_ends(national_calendar().next_working_day(today)),
        only=asked.get("list", ""),
        page=asked.get("page", "1"),
    )
