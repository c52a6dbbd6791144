"""Rules of the published page as a whole and of its introduction: who may begin, and with whom."""

from django.utils.translation import gettext_lazy as _

from .base import INTRODUCTION, WHOLE_PAGE, Force, Rule

RULES = (
    Rule(
        "R1",
        Force.INFO,
        WHOLE_PAGE,
        _("The service speaks Finnish, Swedish and English, and its text can be enlarged."),
    ),
    Rule(
        "R2",
        Force.INFO,
        WHOLE_PAGE,
        _(
            "The rules are those of a certain day. A region goes on under the rules with which it began, even when they change."
        ),
        keepers=("workflows.paths.PathVersion",),
    ),
    Rule(
        "R3",
        Force.HARD,
        INTRODUCTION,
        _("A region is at least one municipality. A wellbeing services county may take part."),
    ),
    Rule(
        "R4",
        Force.HARD,
        INTRODUCTION,
        _("Kaikukortti is tried out and taken into use only together with Kaikukeskus."),
    ),
    Rule(
        "R5",
        Force.HARD,
        INTRODUCTION,
        _("Kaikukeskus is part of the preparation until the first day of the pilot."),
    ),
    Rule(
        "R6",
        Force.SOFT,
        INTRODUCTION,
        _("A region gets in touch with Kaikukeskus as soon as it thinks of taking Kaikukortti into use."),
    ),
    Rule(
        "R7",
        Force.SOFT,
        INTRODUCTION,
        _(
            "A local working group or pair prepares the pilot and looks after Kaikukortti afterwards too. A small one is enough."
        ),
    ),
    Rule(
        "R8",
        Force.HARD,
        INTRODUCTION,
        _(
            "Somebody from the municipality's culture is in the group, and somebody from local social and health care or hyte."
        ),
    ),
    Rule(
        "R9",
        Force.HARD,
        INTRODUCTION,
        _(
            "Culture and social and health care (or hyte) each appoint their own persons to prepare the pilot."
        ),
    ),
    Rule(
        "R10",
        Force.INFO,
        INTRODUCTION,
        _("Both sides own the work together, so each of them sees all of it."),
        keepers=("workflows.rules.may_see_case",),
    ),
    Rule(
        "R11",
        Force.INFO,
        INTRODUCTION,
        _("A region first prepares, then runs a pilot, and then keeps Kaikukortti up permanently."),
        keepers=("workflows.stages.Phase",),
    ),
)
