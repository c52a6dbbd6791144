"""Rules of section 4 of the published page: the ten steps, in their order, and what comes after them."""

from django.utils.translation import gettext_lazy as _

from .base import Force, Place, Rule

RULES = (
    Rule(
        "R41",
        Force.HARD,
        Place(4),
        _("There are ten steps in a set order, and permanent operation comes after them."),
        keepers=(
            "workflows.stages.Stage",
            "workflows.triggers.create",
        ),
        besides=_(
            "A region moves by the path's own moves alone, and the database refuses any other change of step."
        ),
    ),
    Rule(
        "R41.1",
        Force.HARD,
        Place(4, 1),
        _("Step 1: an information session is held, and the region says whether it goes on."),
    ),
    Rule(
        "R41.2",
        Force.HARD,
        Place(4, 2),
        _("Step 2: both sides appoint their persons, who form the local group."),
    ),
    Rule(
        "R41.3",
        Force.HARD,
        Place(4, 3),
        _("Step 3: Kaikukeskus trains the local group."),
    ),
    Rule(
        "R41.4",
        Force.HARD,
        Place(4, 4),
        _("Step 4: a start workshop is held for those in both fields who are interested."),
    ),
    Rule(
        "R41.5",
        Force.HARD,
        Place(4, 5),
        _("Step 5: those who take part in the pilot meet and commit."),
    ),
    Rule(
        "R41.6",
        Force.HARD,
        Place(4, 6),
        _("Step 6: somebody looks after the statistics, and every site has its access to Kaikukanta."),
    ),
    Rule(
        "R41.7",
        Force.HARD,
        Place(4, 7),
        _("Step 7: the cards are printed and the local material is made."),
    ),
    Rule(
        "R41.8",
        Force.HARD,
        Place(4, 8),
        _("Step 8: the staff of every site is onboarded."),
    ),
    Rule(
        "R41.9",
        Force.HARD,
        Place(4, 9),
        _("Step 9: both sides and Kaikukeskus are ready, cards begin to be handed out, and the pilot runs."),
    ),
    Rule(
        "R41.10",
        Force.HARD,
        Place(4, 10),
        _("Step 10: feedback is gathered in meetings and by surveys."),
    ),
    Rule(
        "R41.11",
        Force.HARD,
        Place(4),
        _("After the steps both sides decide on permanent operation."),
    ),
    Rule(
        "R42",
        Force.INFO,
        Place(4),
        _("The ten steps are those of the pilot. Permanent operation is not an eleventh one."),
        keepers=("workflows.stages.Stage.step",),
    ),
)
