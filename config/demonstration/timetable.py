"""When a region does what is asked of it: each step has its days, and each act its place within them."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from config.demonstration.clock import Clock
from config.demonstration.journey import LAST_STAGES, Journey
from workflows.items import pk_of
from workflows.models import CaseTask
from workflows.stages import PARALLEL, Stage

# Days that a step takes in an ordinary preparation. Steps 6-8 go on side by side and count once.
DAYS = {
    Stage.CONTACT: 6,
    Stage.INFO_SESSION: 32,
    Stage.WORKING_GROUP: 28,
    Stage.TRAINING: 30,
    Stage.WORKSHOP: 38,
    Stage.COMMITMENTS: 45,
    Stage.STATISTICS: 55,
    Stage.DISTRIBUTION: 24,
}
# Where in its step's days each act has its place; things done once an item are spread between two places.
PLACES = {
    "take_ownership": (Stage.CONTACT, 0.2, 0.2),
    "answer_contact": (Stage.CONTACT, 0.9, 0.9),
    "plan_info_session": (Stage.INFO_SESSION, 0.15, 0.15),
    "mark_info_session_held": (Stage.INFO_SESSION, 0.6, 0.6),
    "decide_to_prepare": (Stage.INFO_SESSION, 0.98, 0.98),
    "appoint_culture": (Stage.WORKING_GROUP, 0.3, 0.3),
    "appoint_care": (Stage.WORKING_GROUP, 0.6, 0.6),
    "form_group": (Stage.WORKING_GROUP, 0.97, 0.97),
    "plan_training": (Stage.TRAINING, 0.1, 0.1),
    "confirm_attendance_culture": (Stage.TRAINING, 0.45, 0.45),
    "confirm_attendance_care": (Stage.TRAINING, 0.65, 0.65),
    "mark_training_held": (Stage.TRAINING, 0.95, 0.95),
    "plan_workshop": (Stage.WORKSHOP, 0.1, 0.1),
    "invite_culture": (Stage.WORKSHOP, 0.3, 0.3),
    "invite_care": (Stage.WORKSHOP, 0.4, 0.4),
    "mark_workshop_held": (Stage.WORKSHOP, 0.8, 0.8),
    "list_candidates": (Stage.WORKSHOP, 0.97, 0.97),
    "consult_on_distributors": (Stage.COMMITMENTS, 0.08, 0.08),
    "plan_meeting": (Stage.COMMITMENTS, 0.12, 0.12),
    "accept_partnership_culture": (Stage.COMMITMENTS, 0.2, 0.2),
    "accept_partnership_care": (Stage.COMMITMENTS, 0.3, 0.3),
    "countersign_partnership": (Stage.COMMITMENTS, 0.38, 0.38),
    "mark_meeting_held": (Stage.COMMITMENTS, 0.5, 0.5),
    "record_partner_commitment": (Stage.COMMITMENTS, 0.55, 0.93),
    "decide_on_limitation": (Stage.COMMITMENTS, 0.95, 0.95),
    "close_commitments": (Stage.COMMITMENTS, 0.97, 0.97),
    "name_statistics_person": (Stage.STATISTICS, 0.08, 0.08),
    "confirm_kaikukanta_access": (Stage.STATISTICS, 0.12, 0.36),
    "submit_artwork": (Stage.STATISTICS, 0.15, 0.15),
    "approve_artwork": (Stage.STATISTICS, 0.25, 0.25),
    "order_cards": (Stage.STATISTICS, 0.34, 0.34),
    "finish_local_material": (Stage.STATISTICS, 0.48, 0.48),
    "confirm_delivery": (Stage.STATISTICS, 0.52, 0.52),
    "report_onboarding": (Stage.STATISTICS, 0.45, 0.97),
    "confirm_ready_culture": (Stage.DISTRIBUTION, 0.15, 0.15),
    "confirm_ready_care": (Stage.DISTRIBUTION, 0.25, 0.25),
    "set_pilot_period": (Stage.DISTRIBUTION, 0.35, 0.35),
    "confirm_go_live": (Stage.DISTRIBUTION, 0.5, 0.5),
    "report_distribution_begun": (Stage.DISTRIBUTION, 1.0, 1.0),
}
SESSIONS = {
    "mark_info_session_held": "info_session",
    "mark_training_held": "training",
    "mark_workshop_held": "workshop",
    "mark_meeting_held": "meeting",
}
# Days after the day that is named, before it when negative.
BY_PILOT = {
    "report_distribution_begun": ("pilot_start", 0),
    "record_feedback_meeting": ("pilot_half", 4),
    "record_survey": ("pilot_end", -95),
    "decide_culture": ("pilot_end", -70),
    "decide_care": ("pilot_end", -62),
    "carry_out_decision": ("pilot_end", -52),
}
# What is asked again whenever the network grows.
AT_ANY_TIME = {
    "record_partner_commitment",
    "consult_on_distributors",
    "decide_on_limitation",
    "confirm_kaikukanta_access",
    "report_onboarding",
}
GOLDEN = 0.618034


@dataclass
class Timetable:
    """The first day and the length of each step of one region."""

    clock: Clock
    steps: dict[Stage, tuple[date, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, journey: Journey, clock: Clock) -> "Timetable":
        """Steps that are over share the days until the present one as they usually do."""
        table = cls(clock)
        present = _step(journey.reached or journey.at)
        if present in LAST_STAGES:
            before, until = list(DAYS), journey.live
        else:
            before, until = [step for step in DAYS if step.order < present.order], journey.since
        table._share(before, journey.began, until)
        if present in DAYS:
            table.steps[present] = clock.day(until), journey.length or DAYS[present]
            table._follow(present)
        return table

    def _share(self, steps: list[Stage], began: int, until: int) -> None:
        total, passed = sum(DAYS[step] for step in steps) or 1, 0
        for step in steps:
            first = began - round((began - until) * passed / total)
            passed += DAYS[step]
            last = began - round((began - until) * passed / total)
            self.steps[step] = self.clock.day(first), first - last

    def _follow(self, step: Stage) -> None:
        """Steps after this one take what they usually do."""
        first, length = self.steps[step]
        for later in (one for one in DAYS if one.order > step.order):
            first += timedelta(days=length)
            length = DAYS[later]
            self.steps[later] = first, length

    def begin_again(self, stage: Stage, day: date) -> None:
        """From this step on the region is about its work anew."""
        self.steps[_step(stage)] = day, DAYS[_step(stage)]
        self._follow(_step(stage))

    def put_off(self, days: int) -> None:
        """Everything comes so many days later: the region was on hold."""
        self.steps = {
            step: (first + timedelta(days=days), length) for step, (first, length) in self.steps.items()
        }

    def place(self, act: str, item: str = "") -> date | None:
        """The day on which the act has its place; None for acts that no step asks for by itself."""
        if act not in PLACES:
            return None
        stage, first, last = PLACES[act]
        share = first + (last - first) * (pk_of(item) * GOLDEN % 1) if item else first
        begins, length = self.steps[stage]
        return begins + timedelta(days=round(length * share))

    def day_of(self, ask, case) -> date | None:
        """The day on which what is asked will be done: by its step, by its session, or by the pilot's days."""
        name = ask.act.name
        if name in BY_PILOT:
            anchor, days = BY_PILOT[name]
            day = getattr(case.dates, anchor)
            return day and day + timedelta(days=days)
        if name in SESSIONS and (held := getattr(case.dates, SESSIONS[name])):
            return held + timedelta(days=1)
        if name in PLACES and PLACES[name][0] is _step(case.at):
            return self.place(name, ask.item)
        return _before_due(ask, case) if name in AT_ANY_TIME else None


def _before_due(ask, case) -> date | None:
    """Asked anew after its step, for what the network gained since: some days before it is due. One query.

    Other acts that are asked for after their step are repairs, which people come to on a day of their own.
    """
    due = (
        CaseTask.objects.open()
        .filter(case=case, act=ask.act.name, item=ask.item)
        .values_list("due", flat=True)
    )
    return next((day - timedelta(days=6) for day in due if day), None)


def _step(stage: Stage) -> Stage:
    return Stage.STATISTICS if stage in PARALLEL else stage
