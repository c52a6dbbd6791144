"""The stages of the path in their order, its steps, and the phases above them.

This is the only list of stages. Choices, columns of the board, the drawn path and the generated pages are all made
from it; the moves between them stand in `paths`, version by version. Pure: no database, no clock.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
