"""The path: its stages and steps, the phases above them, and the moves between them with their gates.

This is the only list of stages. Choices, transitions, columns of the board, the drawn path and the
generated pages are all made from it. Pure: no database, no clock.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from workflows.facts import Facts
from workflows.gates import Gate, Missing, network, people, pilot, printing, sessions


class Phase(TextChoices):
    """Macro phases above the ten steps (R11)."""

    PREPARATION = "preparation", _("Preparation")
    PILOT = "pilot", _("Pilot")
    PERMANENT = "permanent", _("Permanent operation")
    OVER = "over", _("Ended")


class Stage(TextChoices):
    """Where a case is, in the order of the path (R41)."""

    CONTACT = "contact", _("Contact")
    INFO_SESSION = "info_session", _("Information session")
    WORKING_GROUP = "working_group", _("Working group")
    TRAINING = "training", _("Training")
    WORKSHOP = "workshop", _("Start workshop")
    COMMITMENTS = "commitments", _("Meeting and commitments")
    STATISTICS = "statistics", _("Statistics")
    PRINTING = "printing", _("Printing and material")
    ONBOARDING = "onboarding", _("Onboarding")
    DISTRIBUTION = "distribution", _("Distribution begins")
    FEEDBACK = "feedback", _("Feedback")
    PERMANENT = "permanent", _("Permanent operation")
    ENDED = "ended", _("Ended")

    @property
    def order(self) -> int:
        return _ORDER[self]

    @property
    def step(self) -> int | None:
        """Number of the published step, 1 to 10; None before, after and beside them (R41, R42)."""
        return self.order if Stage.INFO_SESSION.order <= self.order <= Stage.FEEDBACK.order else None

    @property
    def phase(self) -> Phase:
        if self is Stage.ENDED:
            return Phase.OVER
        if self is Stage.PERMANENT:
            return Phase.PERMANENT
        return Phase.PILOT if self is Stage.FEEDBACK else Phase.PREPARATION

    @property
    def numbered(self) -> str:
        """Name with the step's number before it, as lists show it."""
        return f"{self.step} {self.label}" if self.step else str(self.label)


_ORDER = {stage: position for position, stage in enumerate(Stage)}
FIRST = Stage.CONTACT
STEPS = tuple(stage for stage in Stage if stage.step)
PARALLEL = (Stage.STATISTICS, Stage.PRINTING, Stage.ONBOARDING)
FINAL = (Stage.PERMANENT, Stage.ENDED)
RUNNING = tuple(stage for stage in Stage if stage not in FINAL)


def from_stage(first: Stage, last: Stage = Stage.PERMANENT) -> frozenset[Stage]:
    """All stages from the first to the last, both included."""
    return frozenset(stage for stage in Stage if first.order <= stage.order <= last.order)


@dataclass(frozen=True)
class Standing:
    """A gate that holds from a stage onward, at every forward move (R4, R8, R9, R47, R61, R65, R71, R73)."""

    gate: Gate
    since: Stage


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


@dataclass(frozen=True)
class Move:
    """One forward step of the path: from where, to where, and its own gates."""

    source: Stage
    target: Stage
    gates: tuple[Gate, ...]

    @property
    def all_gates(self) -> tuple[Gate, ...]:
        """The step's gates and those that hold from this stage, or an earlier one, onward."""
        standing = tuple(s.gate for s in STANDING if s.since.order <= self.source.order)
        return self.gates + tuple(gate for gate in standing if gate not in self.gates)

    def is_open(self, facts: Facts) -> bool:
        return not any(gate.stops(facts) for gate in self.all_gates)


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
FORWARD = {move.source: move for move in MOVES}


def next_move(stage: Stage, facts: Facts) -> Move | None:
    """The forward move that the facts allow now; None while something is missing or the case is on hold."""
    move = FORWARD.get(stage)
    if move is None or facts.on_hold or not move.is_open(facts):
        return None
    return move


def ends(stage: Stage, facts: Facts) -> bool:
    """True when the case is to end: endings ask for no standing gate, and a hold does not keep them."""
    return stage is not Stage.ENDED and pilot.ENDING_AGREED.is_met(facts)


@dataclass(frozen=True)
class Blocker:
    """A gate that is not met, with what it misses now."""

    gate: Gate
    missing: tuple[Missing, ...]


def blockers(stage: Stage, facts: Facts) -> tuple[Blocker, ...]:
    """Every gate that stops the next forward move, or, in permanent operation, every standing gate lost."""
    return tuple(Blocker(gate, gate.unmet(facts)) for gate in gates_at(stage) if gate.stops(facts))


def warnings(stage: Stage, facts: Facts) -> tuple[Blocker, ...]:
    """Soft gates and notes unmet and not answered with a reason."""
    return tuple(Blocker(gate, gate.unmet(facts)) for gate in gates_at(stage) if gate.warns(facts))


def gates_at(stage: Stage) -> tuple[Gate, ...]:
    """The gates that matter at a stage: those of its move, or the standing ones where no move follows."""
    if stage in FORWARD:
        return FORWARD[stage].all_gates
    if stage is Stage.PERMANENT:
        return tuple(standing.gate for standing in STANDING)
    return ()
