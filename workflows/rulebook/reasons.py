"""Rules of section 1 of the published page: why, in which plans and laws, and for whom."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R12",
        Force.INFO,
        Place(1),
        _(
            "Kaikukortti is for people who cannot afford culture. The service handles regions and knows nothing of cardholders."
        ),
        besides=_("No record has a place for anything about a cardholder."),
    ),
    Rule(
        "R13",
        Force.INFO,
        Place(1),
        _("Benefits and effects are gathered in a document dated 13 March 2023."),
    ),
    Rule(
        "R14",
        Force.INFO,
        Place(1),
        _("Kaikukortti furthers equality and accessibility, and supports health and wellbeing."),
    ),
    Rule(
        "R15",
        Force.INFO,
        Place(1),
        _("With Kaikukortti public support for culture can be steered to what everybody can reach."),
    ),
    Rule(
        "R16",
        Force.INFO,
        Place(1),
        _("Several national documents name Kaikukortti. One of them was still to come in March 2023."),
    ),
    Rule(
        "R17",
        Force.INFO,
        Place(1),
        _(
            "Two acts give reasons for Kaikukortti: 166/2019 on the cultural activities of municipalities, and section 7 of 612/2021 on organising social and health care."
        ),
    ),
    Rule(
        "R18",
        Force.INFO,
        Place(1),
        _(
            "A municipality can tell of Kaikukortti in its welfare report and among its indicators of wellbeing and health."
        ),
    ),
    Rule(
        "R19",
        Force.INFO,
        Place(1),
        _(
            "Kaikukortti can have a place in a region's plans and working groups, such as its plan for equality."
        ),
    ),
    Rule(
        "R20",
        Force.INFO,
        Place(1),
        _(
            "Four kinds of actors gain from Kaikukortti: social and health care, hyte, associations and culture."
        ),
        keepers=("commitments.declarations.Sector",),
    ),
    Rule(
        "R21",
        Force.INFO,
        Place(1),
        _("Venues take part out of goodwill. The service takes no payments from them and makes them none."),
        besides=_("The only amount of money here is what a region paid for printing."),
    ),
    Rule(
        "R22",
        Force.INFO,
        Place(1),
        _("Sports actors take part in the same way as culture."),
        keepers=("commitments.declarations.Sector",),
    ),
    Rule(
        "R23",
        Force.HARD,
        Place(1),
        _(
            "Kaikukortti is a registered trademark. Kaikukeskus approves locally made artwork before anything is printed."
        ),
    ),
    Rule(
        "R24",
        Force.INFO,
        Place(1),
        _(
            "Taking Kaikukortti into use is made as easy as can be: little is asked, and everybody sees what to do next."
        ),
    ),
    Rule(
        "R25",
        Force.INFO,
        Place(1),
        _("Kaikukeskus gives ready material and practical help, both in the beginning and later."),
    ),
    Rule(
        "R26",
        Force.INFO,
        Place(1),
        _(
            "Statistics are kept in Kaikukanta. Here it is recorded who looks after them, and which sites have their access."
        ),
    ),
    Rule(
        "R27",
        Force.INFO,
        Place(1),
        _("It is hoped that culture looks to poverty and care looks to culture."),
    ),
)
