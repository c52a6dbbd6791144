"""Step 3: Kaikukeskus trains the local group."""

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from workflows import records
from workflows.rules import care, culture, kaikukeskus
from workflows.stages import Stage

from .base import Act, Anchor, Due, Words, flag, gate_of

_PLANNED = gate_of("training_planned", _("The training has not been planned"), "plan_training", Turn.CENTRE)

PLAN_TRAINING = Act(
    name="plan_training",
    rules=("R41.3", "R62"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(10),
    form=forms.PlanTrainingForm,
    record=records.of_adoption(services.plan_training),
    during=frozenset({Stage.WORKING_GROUP, Stage.TRAINING}),
    moves_dates=True,
    words=Words(
        button=_("Plan the training"),
        task=_("Plan the training of the local group"),
        why=_(
            "Kaikukeskus trains the group before it invites others. Agree on a day on which both sides can come."
        ),
        log=_("planned the training"),
    ),
    **flag("training_planned"),
)


def _confirm(name: str, who, turn: Turn, form, words: Words, fact: str) -> Act:
    """Who will come is no longer asked once the training was held: then it is on record who came."""

    return Act(
        name=name,
        rules=("R41.3",),
        who=who,
        turn=turn,
        due=Due(-5, Anchor.TRAINING),
        form=form,
        record=records.of_adoption(getattr(services, name)),
        during=frozenset({Stage.TRAINING}),
        needs=(_PLANNED,),
        minutes=2,
        words=words,
        **flag(fact) | {"is_recorded": lambda facts, item: getattr(facts, fact) or facts.training_held},
    )


CONFIRM_ATTENDANCE_CULTURE = _confirm(
    "confirm_attendance_culture",
    culture,
    Turn.CULTURE,
    forms.ConfirmAttendanceCultureForm,
    Words(
        button=_("Confirm culture's participants"),
        task=_("Confirm who comes to the training from culture"),
        why=_(
            "The training is for the members of the group. Kaikukeskus needs to know who comes from your side."
        ),
        log=_("confirmed culture's participants in the training"),
    ),
    "culture_attendance",
)
CONFIRM_ATTENDANCE_CARE = _confirm(
    "confirm_attendance_care",
    care,
    Turn.CARE,
    forms.ConfirmAttendanceCareForm,
    Words(
        button=_("Confirm the participants of social and health care"),
        task=_("Confirm who comes to the training from social and health care"),
        why=_(
            "The training is for the members of the group. Kaikukeskus needs to know who comes from your side."
        ),
        log=_("confirmed the participants of social and health care in the training"),
    ),
    "care_attendance",
)
MARK_TRAINING_HELD = Act(
    name="mark_training_held",
    rules=("R5", "R41.3", "R62"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(1, Anchor.TRAINING),
    form=forms.TrainingHeldForm,
    record=records.of_adoption(services.mark_training_held),
    during=frozenset({Stage.TRAINING}),
    needs=(_PLANNED,),
    words=Words(
        button=_("Mark the training held"),
        task=_("Record that the training was held"),
        why=_(
            "Only Kaikukeskus marks the training held. Record who of the group came; both sides have to be present."
        ),
        log=_("recorded that the training was held"),
    ),
    **flag("training_held"),
)
