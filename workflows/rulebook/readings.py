"""How places of the published page that seem to contradict each other, or themselves, are read."""

from django.utils.translation import gettext_lazy as _

from .base import INTRODUCTION, Force, Place, Rule

RULES = (
    Rule(
        "R74",
        Force.INFO,
        Place(7),
        _(
            "The numbers of places and actors on the page are of different days and do not agree. The service counts its own."
        ),
    ),
    Rule(
        "R75",
        Force.INFO,
        Place(5),
        _("The keys of 2022 and 2023 do not contradict each other: each holds for its own year."),
    ),
    Rule(
        "R76",
        Force.INFO,
        Place(3),
        _("The guide is recommended although parts of it are out of date: what holds is told part by part."),
    ),
    Rule(
        "R77",
        Force.INFO,
        INTRODUCTION,
        _(
            "A person of social and health care or hyte is needed, the county as a party is not. Hyte may stand in for social and health care."
        ),
        keepers=("adoption.declarations.turn_of",),
    ),
    Rule(
        "R78",
        Force.INFO,
        Place(6),
        _(
            "A body is responsible, and a person acts for it. When the person changes, the body's commitment stays."
        ),
        keepers=("adoption.services.people.replace_contact",),
    ),
)
