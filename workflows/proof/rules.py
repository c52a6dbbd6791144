"""The guide's rules as the proof reads them: said of facts in their own words, without asking any gate.

A rule about moves holds on every move into the stages named; a rule about an act holds wherever the act can be done.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import import_string

from workflows.facts import Facts
from workflows.paths import PathVersion
from workflows.stages import Stage, from_stage

Holds = Callable[[Facts], bool]


@dataclass(frozen=True)
class MoveRule:
    """The gates of the first move keep it; where it `stands`, so do those of every move into its stages."""

    rule: str
    into: frozenset[Stage]
    holds: Holds
    stands: bool = False

    @property
    def kept_at(self) -> frozenset[Stage]:
        return self.into if self.stands else frozenset({min(self.into, key=lambda stage: stage.order)})


@dataclass(frozen=True)
class ActRule:
    """`item` is what the act is about, where the rule speaks of that alone."""

    rule: str
    act: str
    holds: Holds
    item: str = ""


@dataclass(frozen=True)
class NoteRule:
    """Wherever it is not so, a gate of the stage says it, if only as a warning."""

    rule: str
    at: frozenset[Stage]
    holds: Holds


@dataclass(frozen=True)
class Rules:
    """What one edition of the guide lays down."""

    moves: tuple[MoveRule, ...]
    acts: tuple[ActRule, ...]
    notes: tuple[NoteRule, ...]

    @property
    def numbers(self) -> frozenset[str]:
        """Every rule that the edition's proof reads."""
        read = (*self.moves, *self.acts, *self.notes)
        return frozenset(number for one in read for number in one.rule.split(", "))


def of(path: PathVersion) -> Rules:
    return import_string(path.rules)


def _in_force(f) -> bool:
    return f.culture_text != "" and f.culture_text == f.care_text and f.care_text == f.countersigned_text


def _whole(f) -> bool:
    return f.third_sector_distributor and f.distributor and f.venue


def _continues(f) -> bool:
    return f.culture_decision == "continue" and f.care_decision == "continue" and f.carried_out == "continue"


def _settled(f) -> bool:
    return f.culture_decision != "" and f.culture_decision == f.care_decision


def _ended(f) -> bool:
    return f.declined or f.centre_ends or (f.culture_ends and f.care_ends) or f.carried_out == "end"


_STARTING = frozenset({Stage.DISTRIBUTION, Stage.FEEDBACK})
_FROM_PRINTING = _STARTING | {Stage.ONBOARDING}
_WHOLE = _STARTING | {Stage.PERMANENT}
_PILOT = frozenset({Stage.FEEDBACK})
_LAST = frozenset({Stage.PERMANENT})
_ENDED = frozenset({Stage.ENDED})

MOVES = (
    MoveRule("R3", from_stage(Stage.INFO_SESSION), lambda f: f.municipality),
    MoveRule("R4", from_stage(Stage.INFO_SESSION), lambda f: f.adviser, True),
    MoveRule("R6", from_stage(Stage.INFO_SESSION), lambda f: f.go_on),
    MoveRule(
        "R41.1", from_stage(Stage.WORKING_GROUP), lambda f: f.info_session_held and f.decided_to_prepare
    ),
    MoveRule("R7, R41.2, R46", from_stage(Stage.TRAINING), lambda f: f.group_formed),
    MoveRule("R8, R9", from_stage(Stage.TRAINING), lambda f: f.culture_appointed and f.care_appointed, True),
    MoveRule("R47, R61", from_stage(Stage.TRAINING), lambda f: f.coordinator, True),
    MoveRule("R5, R41.3, R62", from_stage(Stage.WORKSHOP), lambda f: f.training_held),
    MoveRule("R41.4", from_stage(Stage.COMMITMENTS), lambda f: f.culture_invited and f.care_invited),
    MoveRule("R41.4, R70", from_stage(Stage.COMMITMENTS), lambda f: f.workshop_held and f.candidates_listed),
    MoveRule("R41.5", from_stage(Stage.STATISTICS), lambda f: f.meeting_held and f.first_round_closed),
    MoveRule("R63, R65", from_stage(Stage.STATISTICS), _in_force, True),
    MoveRule(
        "R26, R41.6",
        _STARTING | {Stage.PRINTING},
        lambda f: f.statistics_person and not f.sites_without_access,
        True,
    ),
    MoveRule("R41.7", _FROM_PRINTING, lambda f: f.cards_delivered and f.local_material, True),
    MoveRule("R41.8, R68", _STARTING, lambda f: not f.sites_not_onboarded, True),
    MoveRule("R71, R73", _WHOLE, _whole, True),
    MoveRule("R41.9", _PILOT, lambda f: f.culture_ready and f.care_ready and f.distribution_begun),
    MoveRule("R67", _PILOT, lambda f: f.pilot_period),
    MoveRule("R5, R41.9", _PILOT, lambda f: f.go_live_confirmed),
    MoveRule("R55", _PILOT, lambda f: not f.limitations_waiting),
    MoveRule("R41.10", _LAST, lambda f: f.feedback_meeting and f.survey),
    MoveRule("R41.11, R69", _LAST, _continues),
    MoveRule("R67", _ENDED, _ended),
    # recommendations: kept, or passed with a reason
    MoveRule(
        "R72",
        frozenset({Stage.STATISTICS}),
        lambda f: not f.unconsulted or "distributors_consulted" in f.overridden,
    ),
    MoveRule(
        "R36, R49",
        _FROM_PRINTING,
        lambda f: f.languages_covered or "languages_covered" in f.overridden,
        True,
    ),
)
ACTS = (
    ActRule("R23, R36", "approve_artwork", lambda f: f.artwork_submitted),
    ActRule("R23, R36", "order_cards", lambda f: f.artwork_approved),
    ActRule("R65", "order_cards", _in_force),
    ActRule("R65", "submit_artwork", _in_force),
    ActRule("R65, R68", "record_partner_commitment", _in_force),
    ActRule("R41.7", "confirm_delivery", lambda f: f.cards_ordered),
    ActRule(
        "R63, R65",
        "countersign_partnership",
        lambda f: f.culture_text != "" and f.culture_text == f.care_text,
    ),
    ActRule("R41, R41.1", "mark_info_session_held", lambda f: f.info_session_planned),
    ActRule("R41.1", "decide_to_prepare", lambda f: f.info_session_held),
    ActRule("R8, R9", "form_group", lambda f: f.culture_appointed and f.care_appointed),
    ActRule("R41, R41.3", "mark_training_held", lambda f: f.training_planned),
    ActRule("R41, R41.3", "confirm_attendance_culture", lambda f: f.training_planned),
    ActRule("R41, R41.3", "confirm_attendance_care", lambda f: f.training_planned),
    ActRule("R41, R41.4", "invite_culture", lambda f: f.workshop_planned),
    ActRule("R41, R41.4", "invite_care", lambda f: f.workshop_planned),
    ActRule("R41, R41.4", "mark_workshop_held", lambda f: f.workshop_planned),
    ActRule("R41.4", "list_candidates", lambda f: f.workshop_held),
    ActRule("R41, R41.5", "mark_meeting_held", lambda f: f.meeting_planned),
    ActRule("R41.5", "close_commitments", lambda f: f.meeting_held and _in_force(f)),
    ActRule("R11", "resume", lambda f: f.on_hold),
    ActRule("R41.11", "carry_out_decision", _settled),
    ActRule("R69, R71, R73", "carry_out_decision", lambda f: f.culture_decision != "continue" or _whole(f)),
    ActRule("R41.10", "carry_out_decision", lambda f: f.feedback_meeting and f.survey),
    ActRule("R65, R67", "end_by_kaikukeskus", lambda f: not _in_force(f)),
    ActRule("R71, R73", "confirm_go_live", _whole),
    ActRule("R47, R61, R65", "confirm_go_live", lambda f: f.coordinator and _in_force(f)),
    ActRule("R41.9", "confirm_go_live", lambda f: f.culture_ready and f.care_ready and f.pilot_period),
    ActRule("R55", "confirm_go_live", lambda f: not f.limitations_waiting),
    ActRule("R41.9", "report_distribution_begun", lambda f: f.go_live_confirmed),
)
NOTES = (
    # no case goes on without one, since a third-sector distributor is one: what is missing is said all the same
    NoteRule("R73", _WHOLE | {Stage.ONBOARDING}, lambda f: f.distributor),
    NoteRule("R58", from_stage(Stage.INFO_SESSION), lambda f: f.county),
    NoteRule("R71", frozenset({Stage.WORKSHOP, Stage.COMMITMENTS}), lambda f: f.third_sector_candidate),
)
PUBLISHED = Rules(MOVES, ACTS, NOTES)
