"""Version 1: the ten steps of the published page."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from workflows.gates import network, people, pilot, printing, sessions
from workflows.stages import Stage

from .base import Move, PathVersion, Standing

STANDING = (
    Standing(people.ADVISER, Stage.CONTACT),
    Standing(people.COUNTY, Stage.INFO_SESSION),
    Standing(people.BOTH_SIDES_APPOINTED, Stage.WORKING_GROUP),
    Standing(people.COORDINATOR, Stage.WORKING_GROUP),
    Standing(network.PARTNERSHIP_IN_FORCE, Stage.COMMITMENTS),
    Standing(network.THIRD_SECTOR_DISTRIBUTOR, Stage.ONBOARDING),
    Standing(network.DISTRIBUTOR, Stage.ONBOARDING),
    Standing(network.VENUE, Stage.ONBOARDING),
)
_STEPS_6_TO_8 = (
    printing.STATISTICS_CARED_FOR,
    printing.PRINTED,
    printing.LANGUAGES_COVERED,
    printing.SITES_ONBOARDED,
)

MOVES = (
    Move(Stage.CONTACT, Stage.INFO_SESSION, (people.MUNICIPALITY, people.ADVISER, people.ANSWERED)),
    Move(Stage.INFO_SESSION, Stage.WORKING_GROUP, (sessions.INFO_SESSION_HELD, sessions.DECIDED_TO_PREPARE)),
    Move(Stage.WORKING_GROUP, Stage.TRAINING, (people.BOTH_SIDES_APPOINTED, people.GROUP_FORMED)),
    Move(Stage.TRAINING, Stage.WORKSHOP, (sessions.TRAINING_HELD,)),
    Move(
        Stage.WORKSHOP,
        Stage.COMMITMENTS,
        (
            sessions.BOTH_FIELDS_INVITED,
            sessions.WORKSHOP_HELD,
            sessions.CANDIDATES_LISTED,
            network.THIRD_SECTOR_EXPECTED,
        ),
    ),
    Move(
        Stage.COMMITMENTS,
        Stage.STATISTICS,
        (
            sessions.MEETING_HELD,
            network.PARTNERSHIP_IN_FORCE,
            network.DISTRIBUTORS_CONSULTED,
            network.FIRST_ROUND_CLOSED,
            network.THIRD_SECTOR_EXPECTED,
        ),
    ),
    Move(Stage.STATISTICS, Stage.PRINTING, (printing.STATISTICS_CARED_FOR,)),
    Move(Stage.PRINTING, Stage.ONBOARDING, (printing.PRINTED, printing.LANGUAGES_COVERED)),
    Move(Stage.ONBOARDING, Stage.DISTRIBUTION, _STEPS_6_TO_8),
    Move(
        Stage.DISTRIBUTION,
        Stage.FEEDBACK,
        (
            *_STEPS_6_TO_8,
            network.LIMITATIONS_DECIDED,
            pilot.BOTH_SIDES_READY,
            pilot.PILOT_PERIOD_SET,
            pilot.GO_LIVE_CONFIRMED,
            pilot.DISTRIBUTION_BEGUN,
        ),
    ),
    Move(
        Stage.FEEDBACK,
        Stage.PERMANENT,
        (sessions.FEEDBACK_GATHERED, pilot.BOTH_SIDES_DECIDED, pilot.CONTINUATION_CARRIED_OUT),
    ),
)

# The page bears the year 2024 and no day.
PUBLISHED = PathVersion(
    number=1,
    name=_("the guide of 2024"),
    valid_from=date(2024, 1, 1),
    moves=MOVES,
    standing=STANDING,
    flows="workflows.flows.FLOWS",
    rules="workflows.proof.rules.PUBLISHED",
)
