"""Rules of section 2 of the published page: what is the same everywhere, and what one may show to others."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R28",
        Force.HARD,
        Place(2),
        _("A card is good in every Kaikukortti region, not only in the one where it was given."),
        keepers=("commitments.models.PartnerCommitment",),
        besides=_("A partner's commitment has no place for saying whose cards are not accepted."),
    ),
    Rule(
        "R29",
        Force.HARD,
        Place(2),
        _(
            "There is one national model, so the path is the same everywhere. No region changes it for itself."
        ),
        keepers=("workflows.rules.is_kaikukeskus",),
        besides=_("Only Kaikukeskus changes settings, and no setting is about the path of one region."),
    ),
    Rule(
        "R30",
        Force.HARD,
        Place(2),
        _(
            "Partners commit to the common principles, each to a named version of the national operating model."
        ),
        keepers=("commitments.models.PartnerCommitment.model_version",),
        besides=_("No commitment can be recorded without the version that it is to."),
    ),
    Rule(
        "R31",
        Force.INFO,
        Place(2),
        _("There is an elevator pitch for anybody who is interested."),
    ),
    Rule(
        "R32",
        Force.INFO,
        Place(2),
        _("There is a brochure that can be printed."),
    ),
)
