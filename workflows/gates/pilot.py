"""Gates of the pilot: readiness, its period, the start, the decision and the ending."""

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Outcome, Turn
from workflows.facts import Facts

from . import network
from .base import Gate, Missing, every, lacking

BOTH_SIDES_READY = Gate(
    name="both_sides_ready",
    rules=("R41.9",),
    why=_("Each side says that its own part is ready before distribution begins."),
    unmet=every(
        lacking(
            "culture_ready", _("Culture has not said it is ready"), "confirm_ready_culture", Turn.CULTURE
        ),
        lacking(
            "care_ready",
            _("Social and health care has not said it is ready"),
            "confirm_ready_care",
            Turn.CARE,
        ),
    ),
)
PILOT_PERIOD_SET = Gate(
    name="pilot_period_set",
    rules=("R67",),
    why=_("Commitments hold for the time of the pilot, so it has a first and a last day."),
    unmet=lacking(
        "pilot_period", _("The pilot's period has not been set"), "set_pilot_period", Turn.COORDINATOR
    ),
)
GO_LIVE_CONFIRMED = Gate(
    name="go_live_confirmed",
    rules=("R5", "R41.9"),
    why=_("The pilot is prepared together with Kaikukeskus to the end: it confirms the start."),
    unmet=lacking(
        "go_live_confirmed", _("Kaikukeskus has not confirmed the start"), "confirm_go_live", Turn.CENTRE
    ),
)
DISTRIBUTION_BEGUN = Gate(
    name="distribution_begun",
    rules=("R41.9",),
    why=_("The pilot runs from the day on which the first cards are handed out."),
    unmet=lacking(
        "distribution_begun",
        _("The start of distribution has not been reported"),
        "report_distribution_begun",
        Turn.COORDINATOR,
    ),
)


def _decisions_missing(facts: Facts) -> tuple[Missing, ...]:
    if facts.decisions_agree:
        return ()
    if facts.culture_decision and facts.care_decision:
        what = _("The sides have decided differently")
        return (Missing(what, "decide_culture", (Turn.CULTURE, Turn.CARE)),)
    missing = []
    if not facts.culture_decision:
        missing.append(Missing(_("Culture has not decided"), "decide_culture", (Turn.CULTURE,)))
    if not facts.care_decision:
        missing.append(Missing(_("Social and health care has not decided"), "decide_care", (Turn.CARE,)))
    return tuple(missing)


BOTH_SIDES_DECIDED = Gate(
    name="both_sides_decided",
    rules=("R41.11", "R69"),
    why=_("Both sides decide on what follows the pilot, and decide the same."),
    unmet=_decisions_missing,
)
_CARRY_OUT = (Missing(_("The decision has not been carried out"), "carry_out_decision", (Turn.COORDINATOR,)),)


def _continues(facts: Facts) -> bool:
    """What was carried out is what the sides decide now: they may have decided anew since."""
    return facts.carried_out == facts.culture_decision == Outcome.CONTINUE


CONTINUATION_CARRIED_OUT = Gate(
    name="continuation_carried_out",
    rules=("R41.11", "R69"),
    why=_("Permanent operation begins when the coordinator carries out both sides' decision to continue."),
    unmet=lambda facts: () if _continues(facts) else _CARRY_OUT,
)


def _lost_for_good(facts: Facts) -> tuple[Missing, ...]:
    """What permanent operation would begin without: asked only when both sides decided to continue."""
    if not facts.culture_decision.startswith(Outcome.CONTINUE):
        return ()
    gates = (network.THIRD_SECTOR_DISTRIBUTOR, network.DISTRIBUTOR, network.VENUE)
    return tuple(missing for gate in gates for missing in gate.unmet(facts))


FIT_TO_CONTINUE = Gate(
    name="fit_to_continue",
    rules=("R69", "R71", "R73"),
    why=_(
        "Permanent operation begins with a whole network: a third-sector distributor and a venue among others."
    ),
    unmet=_lost_for_good,
)
BEFORE_PARTNERSHIP = Gate(
    name="before_partnership",
    rules=("R65", "R67"),
    why=_(
        "Once the partnership commitment is in force, only both sides of the region together can end the case."
    ),
    unmet=lambda facts: (
        (Missing(_("The partnership commitment is in force"), "end_culture", (Turn.CULTURE, Turn.CARE)),)
        if facts.partnership_in_force
        else ()
    ),
)
ENDING_AGREED = Gate(
    name="ending_agreed",
    rules=("R67",),
    why=_(
        "A case ends when both sides end it, when the decision to end is carried out, or by Kaikukeskus before the partnership commitment."
    ),
    unmet=lambda facts: (
        ()
        if facts.ending_agreed or facts.carried_out == "end"
        else (Missing(_("Nobody has ended the case"), "end_culture", (Turn.CULTURE, Turn.CARE)),)
    ),
)
