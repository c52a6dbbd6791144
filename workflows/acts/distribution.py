"""Step 9: both sides are ready, the pilot has its period, Kaikukeskus confirms, and distribution begins."""

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from commitments import services as network_services
from workflows import records
from workflows.gates import network, people, pilot, printing
from workflows.rules import care, coordinator, culture, kaikukeskus
from workflows.stages import Stage

from .base import Act, Anchor, Due, Words, flag

_STAGES = frozenset({Stage.DISTRIBUTION})


def _ready(name: str, who, turn: Turn, words: Words, fact: str) -> Act:
    return Act(
        name=name,
        rules=("R41.9",),
        who=who,
        turn=turn,
        due=Due(5),
        form=forms.ConfirmReadyForm,
        record=records.of_adoption(getattr(services, name)),
        during=_STAGES,
        minutes=2,
        words=words,
        **flag(fact),
    )


CONFIRM_READY_CULTURE = _ready(
    "confirm_ready_culture",
    culture,
    Turn.CULTURE,
    Words(
        button=_("Culture is ready"),
        task=_("Confirm that culture is ready"),
        why=_(
            "Say that the venues and their staff are ready for the first cardholders. Both sides say so before the start."
        ),
        log=_("confirmed that culture is ready"),
    ),
    "culture_ready",
)
CONFIRM_READY_CARE = _ready(
    "confirm_ready_care",
    care,
    Turn.CARE,
    Words(
        button=_("Social and health care is ready"),
        task=_("Confirm that social and health care is ready"),
        why=_(
            "Say that the distributors and their staff are ready to hand out cards. Both sides say so before the start."
        ),
        log=_("confirmed that social and health care is ready"),
    ),
    "care_ready",
)
SET_PILOT_PERIOD = Act(
    name="set_pilot_period",
    rules=("R67",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(5),
    form=forms.PilotPeriodForm,
    record=records.of_adoption(network_services.set_pilot_period),
    during=_STAGES,
    moves_dates=True,
    words=Words(
        button=_("Set the pilot's period"),
        task=_("Set the first and last day of the pilot"),
        why=_(
            "The partners' commitments hold for the time of the pilot. No length is prescribed; the region chooses it."
        ),
        log=_("set the pilot's period"),
    ),
    **flag("pilot_period"),
)
CONFIRM_GO_LIVE = Act(
    name="confirm_go_live",
    rules=("R5", "R41.9", "R55", "R61", "R71", "R73"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(3),
    form=forms.GoLiveForm,
    record=records.of_adoption(services.confirm_go_live),
    during=_STAGES,
    needs=(
        people.COORDINATOR,
        network.PARTNERSHIP_IN_FORCE,
        network.THIRD_SECTOR_DISTRIBUTOR,
        network.DISTRIBUTOR,
        network.VENUE,
        network.LIMITATIONS_DECIDED,
        printing.STATISTICS_CARED_FOR,
        printing.PRINTED,
        printing.SITES_ONBOARDED,
        pilot.BOTH_SIDES_READY,
        pilot.PILOT_PERIOD_SET,
    ),
    words=Words(
        button=_("Confirm the start"),
        task=_("Confirm that the pilot may start"),
        why=_(
            "Both sides are ready and the steps before are done. A region starts only together with Kaikukeskus."
        ),
        log=_("confirmed that the pilot may start"),
    ),
    **flag("go_live_confirmed"),
)
REPORT_DISTRIBUTION_BEGUN = Act(
    name="report_distribution_begun",
    rules=("R41.9",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(0, Anchor.PILOT_START),
    form=forms.DistributionBegunForm,
    record=records.of_adoption(services.report_distribution_begun),
    during=_STAGES,
    needs=(pilot.GO_LIVE_CONFIRMED,),
    minutes=2,
    words=Words(
        button=_("Report the first cards"),
        task=_("Report that distribution has begun"),
        why=_("The pilot runs from the day on which the first cards are handed out. Record that day."),
        log=_("reported that distribution has begun"),
    ),
    **flag("distribution_begun"),
)
