"""The first page after signing in: what I do next, and what waits for others, across all my regions."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.models import AdoptionCase
from workflows.queries import inbox as query
from workflows.queries.calendar import national_calendar
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
    context = {"inbox": page, "choice": choice, "today": today, "told": told}
    if told:
        context["here"] = reverse("workflows:inbox")
    if page.is_empty:
        session, hold = query.next_session(choice.cases, today), query.next_review(choice.cases)
        context["coming"] = coming(page.waiting_rows, session, hold, today)
    return render(request, "workflows/inbox.html", context, status=status)


@dataclass(frozen=True)
class Choice:
    """The regions that are the reader's, and those of them that the address asks for."""

    all: list[AdoptionCase]
    cases: list[AdoptionCase]
    region: AdoptionCase | None = None
    words: str = ""

    @classmethod
    def of(cls, request) -> "Choice":
        """Raises Http404 for a region that is unknown or not the reader's."""
        seen = [
            case
            for case in query.regions_of(request.user)
            if request.user.has_perm("workflows.view_case", case)
        ]
        everything = sorted(seen, key=lambda case: case.name.casefold())
        words = request.GET.get("q", "").strip()
        if "region" in request.GET:
            region = _chosen(everything, request.GET["region"])
            return cls(everything, [region], region)
        found = [case for case in everything if words.casefold() in case.name.casefold()]
        return cls(everything, found, words=words)

    @property
    def within(self) -> set[int] | None:
        """Keys of the cases asked for; None while nothing is left out."""
        if self.region is None and not self.words:
            return None
        return {case.pk for case in self.cases}

    @property
    def has_several(self) -> bool:
        return len(self.all) > 1

    @property
    def are_few(self) -> bool:
        """Few enough to be offered as links, one a region; else they are found by name."""
        return len(self.all) <= FEW_REGIONS


def _chosen(cases: list[AdoptionCase], key: str) -> AdoptionCase:
    region = next((case for case in cases if str(case.pk) == key), None)
    if region is None:
        raise Http404
    return region


def _read(user, choice: Choice, today, asked) -> Inbox:
    reach = reach_of(user, choice.all)
    shown = choice.within if user.is_kaikukeskus else {case.pk for case in choice.cases}
    return Inbox(
        in_hand=query.in_hand(user, shown),
        to_take=query.to_take(reach, choice.within),
        waiting=query.waiting(user, reach, [case.pk for case in choice.cases]),
        cases=choice.cases,
        on=today,
        week_end=week_ends(national_calendar().next_working_day(today)),
        only=asked.get("list", ""),
        page=asked.get("page", "1"),
    )
