"""Step 5: the meeting, the region's commitment with Kaikukeskus, and the partners' with the region."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from commitments import forms as network_forms
from commitments import services as network
from workflows import records
from workflows.facts import Facts
from workflows.gates import network as gates
from workflows.gates import sessions
from workflows.rules import care, coordinator, culture, kaikukeskus, own_partners
from workflows.stages import Stage, from_stage

from .base import Act, Anchor, Due, ItemKind, Words, flag, gate_of, removes_item

ACCEPTED = "text"

PLAN_MEETING = Act(
    name="plan_meeting",
    rules=("R41.5",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(10),
    form=forms.PlanMeetingForm,
    record=records.of_adoption(services.plan_meeting),
    during=frozenset({Stage.WORKSHOP, Stage.COMMITMENTS}),
    moves_dates=True,
    words=Words(
        button=_("Plan the meeting"),
        task=_("Plan the meeting of the pilot's actors"),
        why=_(
            "Those who take part in the pilot meet to agree on it. The partners commit at the meeting or after it."
        ),
        log=_("planned the meeting"),
    ),
    **flag("meeting_planned"),
)
MARK_MEETING_HELD = Act(
    name="mark_meeting_held",
    rules=("R41.5",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(1, Anchor.MEETING),
    form=forms.MeetingHeldForm,
    record=records.of_adoption(services.mark_meeting_held),
    during=frozenset({Stage.COMMITMENTS}),
    needs=(
        gate_of("meeting_planned", _("The meeting has not been planned"), "plan_meeting", Turn.COORDINATOR),
    ),
    words=Words(
        button=_("Mark the meeting held"),
        task=_("Record that the meeting was held"),
        why=_(
            "Record the day and who came from each side. The step has two halves: the meeting and the commitments."
        ),
        log=_("recorded that the meeting was held"),
    ),
    **flag("meeting_held"),
)


def _accepts(name: str, who, turn: Turn, words: Words, own: str, other: str) -> Act:
    """A side's acceptance counts until the other side accepts a different text: then both are asked again."""

    def is_recorded(facts: Facts, item: str) -> bool:
        return bool(getattr(facts, own)) and getattr(facts, other) in ("", getattr(facts, own))

    return Act(
        name=name,
        correctable=False,
        rules=("R63", "R65", "R66"),
        who=who,
        turn=turn,
        due=Due(15),
        form=network_forms.AcceptPartnershipForm,
        record=records.of_adoption(getattr(network, name)),
        during=from_stage(Stage.COMMITMENTS),
        evidence=own,
        is_recorded=is_recorded,
        effect=lambda facts, item: replace(facts, **{own: getattr(facts, other) or ACCEPTED}),
        words=words,
    )


ACCEPT_PARTNERSHIP_CULTURE = _accepts(
    "accept_partnership_culture",
    culture,
    Turn.CULTURE,
    Words(
        button=_("Accept for culture"),
        task=_("Accept the partnership commitment for culture"),
        why=_(
            "The region commits with Kaikukeskus to the common principles and to coordinating locally. Both sides accept the same text."
        ),
        log=_("accepted the partnership commitment for culture"),
    ),
    "culture_text",
    "care_text",
)
ACCEPT_PARTNERSHIP_CARE = _accepts(
    "accept_partnership_care",
    care,
    Turn.CARE,
    Words(
        button=_("Accept for social and health care"),
        task=_("Accept the partnership commitment for social and health care"),
        why=_(
            "The region commits with Kaikukeskus to the common principles and to coordinating locally. Both sides accept the same text."
        ),
        log=_("accepted the partnership commitment for social and health care"),
    ),
    "care_text",
    "culture_text",
)
COUNTERSIGN_PARTNERSHIP = Act(
    name="countersign_partnership",
    correctable=False,
    rules=("R64", "R65"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(5),
    form=network_forms.CountersignForm,
    record=records.of_adoption(network.countersign_partnership),
    during=from_stage(Stage.COMMITMENTS),
    needs=(gates.PARTNERSHIP_ACCEPTED,),
    evidence="countersigned_text",
    is_recorded=lambda facts, item: facts.partnership_in_force,
    effect=lambda facts, item: replace(facts, countersigned_text=facts.culture_text),
    words=Words(
        button=_("Countersign"),
        task=_("Countersign the partnership commitment"),
        why=_(
            "Both sides have accepted the same text. When Kaikukeskus signs it, the commitment is in force."
        ),
        log=_("countersigned the partnership commitment"),
    ),
)
CONSULT_ON_DISTRIBUTORS = Act(
    name="consult_on_distributors",
    correctable=False,
    rules=("R72",),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(5),
    form=network_forms.ConsultForm,
    record=records.of_adoption(network.consult_on_distributors),
    during=from_stage(Stage.WORKSHOP),
    evidence="consultation",
    is_recorded=lambda facts, item: not facts.unconsulted,
    effect=lambda facts, item: replace(facts, unconsulted=frozenset()),
    words=Words(
        button=_("Give a view on the distributors"),
        task=_("Give a view on the candidate distributors"),
        why=_(
            "New card distributors are talked over with Kaikukeskus first. Say of each what you think; the region decides."
        ),
        log=_("gave a view on the candidate distributors"),
    ),
)
RECORD_PARTNER_COMMITMENT = Act(
    name="record_partner_commitment",
    rules=("R55", "R67", "R68"),
    who=own_partners,
    turn=Turn.LOCAL,
    due=Due(20),
    item=ItemKind.PARTNER,
    form=network_forms.PartnerCommitmentForm,
    record=records.of_adoption(network.record_partner_commitment),
    during=from_stage(Stage.COMMITMENTS),
    needs=(gates.PARTNERSHIP_IN_FORCE,),
    words=Words(
        button=_("Record the commitment"),
        task=_("Record the partner's commitment"),
        why=_(
            "Each partner commits to the national operating model for the time of the pilot. Without it a partner is not part of the network."
        ),
        log=_("recorded the commitment of a partner"),
    ),
    **removes_item("uncommitted", "partner_commitment"),
)
DECIDE_ON_LIMITATION = Act(
    name="decide_on_limitation",
    rules=("R55",),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(5),
    item=ItemKind.COMMITMENT,
    form=network_forms.LimitationDecisionForm,
    record=records.of_adoption(network.decide_on_limitation),
    during=from_stage(Stage.COMMITMENTS),
    words=Words(
        button=_("Decide on the limitation"),
        task=_("Decide on the limitation that a venue asks for"),
        why=_(
            "A venue may limit its visits only in the ways of the national operating model. One in the venue's own words needs Kaikukeskus' approval."
        ),
        log=_("decided on the limitation of a venue"),
    ),
    decides="approved",
    decided={
        "True": _("approved the limitation of a venue"),
        "False": _("did not approve the limitation of a venue"),
    },
    **removes_item("limitations_waiting", "limitation_decision"),
)
CLOSE_COMMITMENTS = Act(
    name="close_commitments",
    correctable=False,
    rules=("R41.5",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(20),
    form=network_forms.CloseCommitmentsForm,
    record=records.of_adoption(network.close_commitments),
    during=frozenset({Stage.COMMITMENTS}),
    needs=(sessions.MEETING_HELD, gates.PARTNERSHIP_IN_FORCE),
    words=Words(
        button=_("Close the first round"),
        task=_("Close the first round of commitments"),
        why=_(
            "Say that the first round is complete, so that statistics, printing and onboarding can begin. Partners can still be added later."
        ),
        log=_("closed the first round of commitments"),
    ),
    **flag("first_round_closed"),
)
