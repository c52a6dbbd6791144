"""Rules of section 3 of the published page: the guide, what replaces its old parts, and other material."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R33",
        Force.INFO,
        Place(3),
        _("Kaikukeskus has published a guide, and supports regions during the pilot and after it."),
    ),
    Rule(
        "R34",
        Force.HARD,
        Place(3),
        _("The way to the pilot has clear steps, and it is always in view at which of them a region is."),
        keepers=(
            "workflows.stages.STEPS",
            "workflows.views.presenters.path.Path",
        ),
        besides=_("The steps are drawn on the page of every region."),
    ),
    Rule(
        "R35",
        Force.INFO,
        Place(3),
        _(
            "Kaikukeskus makes the national material: templates of cards, customer brochures, onboarding material and handbooks."
        ),
    ),
    Rule(
        "R36",
        Force.INFO,
        Place(3),
        _("Kaikukeskus gives graphics and layout templates for local communication, free of charge."),
    ),
    Rule(
        "R37",
        Force.INFO,
        Place(3),
        _("The guide tells how a region tries Kaikukortti out, above all in its chapter 4."),
    ),
    Rule(
        "R38",
        Force.HARD,
        Place(3),
        _(
            "Chapters 3, 5 and 6 of the guide, the seventh step in its chapter 4 and its appendix 1 are out of date. Nobody is led to them."
        ),
        besides=_("No act and no form leads to the guide."),
    ),
    Rule(
        "R39",
        Force.HARD,
        Place(3),
        _(
            "Five current materials take the place of what is out of date: the operating model, two handbooks, the text of the brochure and the layout templates."
        ),
        keepers=(
            "commitments.forms.sites.HANDBOOK",
            "commitments.models.ModelVersion",
        ),
        besides=_(
            "When staff is onboarded, the handbook of the partner's role is proposed. A commitment names the version of the operating model."
        ),
    ),
    Rule(
        "R40",
        Force.INFO,
        Place(3),
        _("Distributors and venues have a handbook each. A partner with both roles uses both."),
        keepers=("commitments.forms.sites.HANDBOOK",),
    ),
)
