"""Rules of section 6 of the published page: who takes the lead, and to what a region and its partners commit."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R56",
        Force.INFO,
        Place(6),
        _("A region may be a municipality, a sub-region, a whole region or another group of municipalities."),
        keepers=("adoption.declarations.RegionKind",),
    ),
    Rule(
        "R57",
        Force.INFO,
        Place(6),
        _("Regional social and health care may coordinate together with the municipalities."),
    ),
    Rule(
        "R58",
        Force.SOFT,
        Place(6),
        _("Since 2023 the wellbeing services county is hoped to take part."),
    ),
    Rule(
        "R59",
        Force.SOFT,
        Place(6),
        _("A pilot in one municipality is lighter to prepare, but a wider one is encouraged."),
        keepers=("workflows.views.presenters.region.RegionFacts",),
    ),
    Rule(
        "R60",
        Force.INFO,
        Place(6),
        _("After the pilot municipalities nearby may join."),
    ),
    Rule(
        "R61",
        Force.HARD,
        Place(6),
        _(
            "The region itself always answers for coordination and upkeep. Kaikukeskus never does so in its place."
        ),
        keepers=("workflows.rules.turns_of",),
        besides=_(
            "A worker of Kaikukeskus cannot become a contact of a region, and a local task never falls to one."
        ),
    ),
    Rule(
        "R62",
        Force.INFO,
        Place(6),
        _("Kaikukeskus trains, helps mostly from a distance, and comes to feedback meetings."),
    ),
    Rule(
        "R63",
        Force.HARD,
        Place(6),
        _("The region promises two things: to keep the common principles, and to coordinate locally."),
    ),
    Rule(
        "R64",
        Force.HARD,
        Place(6),
        _(
            "There are two kinds of commitment: the region's with Kaikukeskus, and each partner's with the region."
        ),
        keepers=("commitments.declarations.TextKind",),
        besides=_("Each kind has texts and records of its own, and neither can stand for the other."),
    ),
    Rule(
        "R65",
        Force.HARD,
        Place(6),
        _(
            "The region and Kaikukeskus make a partnership commitment before cards are ordered or partners commit."
        ),
    ),
    Rule(
        "R66",
        Force.INFO,
        Place(6),
        _(
            "The partnership commitment keeps Kaikukortti alike in the entire country and secures support for every region. Its text is national."
        ),
    ),
    Rule(
        "R67",
        Force.HARD,
        Place(6),
        _(
            "Each partner commits for the time of the pilot. When the pilot is extended, its commitments are too."
        ),
    ),
    Rule(
        "R68",
        Force.HARD,
        Place(6),
        _("Nobody belongs to the network without having committed to the national operating model."),
    ),
    Rule(
        "R69",
        Force.HARD,
        Place(6),
        _(
            "When a region goes on after the pilot, the partners of the pilot need no new commitment. New partners commit."
        ),
    ),
)
