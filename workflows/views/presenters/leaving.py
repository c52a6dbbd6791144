"""What is done when a person leaves, in words, region by region."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from workflows.acts import BY_NAME
from workflows.services.leaving import Kind, Step

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


@dataclass(frozen=True)
class RegionSteps:
    """One region, with what is done there."""

    name: str
    sentences: list[str]


def in_words(steps: list[Step]) -> list[RegionSteps]:
    by_case = groupby(steps, key=lambda step: step.seat.case)
    return [RegionSteps(case.name, [_sentence(step) for step in own]) for case, own in by_case]


def _sentence(step: Step) -> str:
    said = {"name": str(step.successor), "task": ""}
    if step.task is not None:
        said["task"] = about(BY_NAME[step.task.act].words.task, step.task.item_name)
    coordinates = step.kind is Kind.ADD and step.seat.contact.coordinator
    return (ADDED_TO_COORDINATE if coordinates else SENTENCES[step.kind]) % said
