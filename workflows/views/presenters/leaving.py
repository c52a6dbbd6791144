"""What is done when a person leaves, in words, region by region."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from adoption.models.days import shown
from workflows.acts import BY_NAME
from workflows.services.leaving import Deputyship, Kind, Step

from .absence import in_few
from .words import about

SENTENCES = {
    Kind.ADD: _("%(name)s becomes a contact"),
    Kind.COORDINATE: _("%(name)s becomes a local coordinator"),
    Kind.HAND_OVER: _("%(name)s gets the task “%(task)s”"),
    Kind.STATISTICS: _("%(name)s looks after the statistics"),
    Kind.ASKED: _("The local coordinator is asked to name who looks after the statistics"),
    Kind.ADVISE: _("%(name)s becomes the adviser"),
    Kind.REPLACE: _("%(name)s takes your place, and you are no longer a contact"),
    Kind.LEAVE: _("You are no longer a contact"),
    Kind.EMPTY: _("You are no longer a contact, and nobody takes your place: Kaikukeskus sees that"),
}

ADDED_TO_COORDINATE = _("%(name)s becomes a contact and a local coordinator")

BECOMES_DEPUTY = _("%(name)s becomes the deputy of %(absent)s, who is away %(first)s–%(last)s")
UNCOVERED = _(
    "In these regions %(absent)s has no deputy any more, and tasks and letters wait until the return: %(regions)s"
)
NO_DEPUTY = _(
    "%(absent)s, who is away %(first)s–%(last)s, has no deputy any more: tasks and letters wait until the return"
)


@dataclass(frozen=True)
class RegionSteps:
    """One region, with what is done there; or, under a name of their own, what becomes of absences."""

    name: str
    sentences: list[str]


def in_words(steps: list[Step], deputyships: list[Deputyship]) -> list[RegionSteps]:
    by_case = groupby(steps, key=lambda step: step.seat.case)
    regions = [RegionSteps(case.name, [_sentence(step) for step in own]) for case, own in by_case]
    absences = [sentence for one in deputyships for sentence in _of_absence(one)]
    return [*regions, RegionSteps(str(_("Whose deputy you are")), absences)] if absences else regions


def _of_absence(one: Deputyship) -> list[str]:
    absence = one.absence
    said = {"absent": str(absence.person), "first": shown(absence.first), "last": shown(absence.last)}
    if one.successor is None:
        return [NO_DEPUTY % said]
    said |= {"name": str(one.successor), "regions": in_few(list(one.uncovered))}
    return [BECOMES_DEPUTY % said, *[UNCOVERED % said] * bool(one.uncovered)]


def _sentence(step: Step) -> str:
    said = {"name": str(step.successor), "task": ""}
    if step.task is not None:
        said["task"] = about(BY_NAME[step.task.act].words.task, step.task.item_name)
    coordinates = step.kind is Kind.ADD and step.seat.contact.coordinator
    return (ADDED_TO_COORDINATE if coordinates else SENTENCES[step.kind]) % said
