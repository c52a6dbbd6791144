"""Rules of section 7 of the published page: who belongs to the network."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R70",
        Force.HARD,
        Place(7),
        _("The region gathers its own network, usually a wide one. Kaikukeskus adds nobody to it."),
    ),
    Rule(
        "R71",
        Force.HARD,
        Place(7),
        _(
            "At least one organisation of the third sector hands out cards. One that is only a venue is not enough."
        ),
    ),
    Rule(
        "R72",
        Force.SOFT,
        Place(7),
        _(
            "Private actors may be venues. New distributors are talked over with Kaikukeskus before they commit."
        ),
    ),
    Rule(
        "R73",
        Force.HARD,
        Place(7),
        _(
            "A partner hands out cards, receives cardholders, or both. A network needs partners of both kinds."
        ),
    ),
)
