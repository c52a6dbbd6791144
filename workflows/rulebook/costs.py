"""Rules of section 5 of the published page: what it takes in time and money."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R43",
        Force.INFO,
        Place(5),
        _("Coordinating Kaikukortti and keeping it up are meant to take as little work as possible."),
    ),
    Rule(
        "R44",
        Force.INFO,
        Place(5),
        _("The costs are mostly work time and communication material."),
    ),
    Rule(
        "R45",
        Force.HARD,
        Place(5),
        _(
            "For the time being venues are not reimbursed for tickets and places. They hear so before they commit."
        ),
        keepers=("commitments.declarations.NO_REIMBURSEMENT",),
        besides=_(
            "The form of a venue's commitment asks whether the venue has been told. The only amount of money here is what a region paid for printing."
        ),
    ),
    Rule(
        "R46",
        Force.SOFT,
        Place(5),
        _("Preparing takes about three to six months, and part of the work time of one or two persons."),
        keepers=("workflows.preparation.Preparation",),
    ),
    Rule(
        "R47",
        Force.SOFT,
        Place(5),
        _("At least one person has work time for Kaikukortti during the pilot."),
    ),
    Rule(
        "R48",
        Force.INFO,
        Place(5),
        _("After the pilot less work is needed. How much depends on what the region wants to achieve."),
    ),
    Rule(
        "R49",
        Force.INFO,
        Place(5),
        _("Translating and printing cost for example 1,000 to 4,000 euros, by the size of the region."),
    ),
    Rule(
        "R50",
        Force.INFO,
        Place(5),
        _("Since 2022 regions also pay for the upkeep of Kaikukanta and Kaikukortti.fi."),
    ),
    Rule(
        "R51",
        Force.HARD,
        Place(5),
        _(
            "The upkeep of 2022 was divided by population, half to culture and half to social and health care."
        ),
        besides=_(
            "The service divides no costs. The only amount of money here is what a region paid for printing."
        ),
    ),
    Rule(
        "R52",
        Force.HARD,
        Place(5),
        _(
            "The upkeep of 2023 was divided by population, half to municipalities and half to wellbeing services counties. For later years no key is known."
        ),
        besides=_(
            "The service divides no costs. The only amount of money here is what a region paid for printing."
        ),
    ),
    Rule(
        "R53",
        Force.INFO,
        Place(5),
        _("Distributors and venues spend work time on Kaikukortti too, so little is asked of them."),
    ),
    Rule(
        "R54",
        Force.INFO,
        Place(5),
        _("The page counts more than 400 actors of culture and sports in the network."),
    ),
    Rule(
        "R55",
        Force.HARD,
        Place(5),
        _(
            "A venue may limit the number of visitors only in the ways of the national operating model. Any other limit needs the approval of Kaikukeskus."
        ),
        keepers=(
            "commitments.models.LimitationDecision",
            "commitments.models.PartnerCommitment:only_venues_limit",
        ),
        besides=_(
            "A limit in a venue's own words waits for the decision of Kaikukeskus. A venue whose limit is refused is no member of the network."
        ),
    ),
)
