"""Which rows are the evidence of each recorded fact, and of which stage: the one table from which facts are read,
and by which records are taken back and acts told apart by their step.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from adoption import models as adoption
from adoption.declarations import SessionKind, Turn
from commitments import models as network
from workflows.stages import Stage


@dataclass(frozen=True)
class Evidence:
    """Standing rows of one model that prove a fact, and the stage the fact belongs to."""

    model: type
    stage: Stage
    filters: dict[str, Any] = field(default_factory=dict)

    def rows(self) -> QuerySet:
        return self.model.objects.standing().filter(**self.filters)

    def exists(self) -> Exists:
        return Exists(self.rows().filter(adoption=OuterRef("adoption")))


def _planned(kind: SessionKind, stage: Stage) -> Evidence:
    return Evidence(adoption.Session, stage, {"kind": kind})


def _held(kind: SessionKind, stage: Stage) -> Evidence:
    filters = {"session__kind": kind, "session__withdrawn_at": None}
    return Evidence(adoption.SessionReport, stage, filters)


def _of_session(model: type, kind: SessionKind, turn: Turn, stage: Stage) -> Evidence:
    filters = {"session__kind": kind, "session__withdrawn_at": None, "turn": turn}
    return Evidence(model, stage, filters)


def _appointed(turn: Turn) -> Evidence:
    return Evidence(
        adoption.Appointment,
        Stage.WORKING_GROUP,
        {"turn": turn, "contacts__ends": None, "contacts__user__is_kaikukeskus": False},
    )


EVIDENCE: dict[str, Evidence] = {
    "go_on": Evidence(adoption.Answer, Stage.CONTACT, {"outcome": "go_on"}),
    "declined": Evidence(adoption.Answer, Stage.CONTACT, {"outcome": "no"}),
    "info_session_planned": _planned(SessionKind.INFO, Stage.INFO_SESSION),
    "info_session_held": _held(SessionKind.INFO, Stage.INFO_SESSION),
    "decided_to_prepare": Evidence(adoption.PreparationDecision, Stage.INFO_SESSION, {"go_on": True}),
    "culture_appointed": _appointed(Turn.CULTURE),
    "care_appointed": _appointed(Turn.CARE),
    "group_formed": Evidence(adoption.LocalGroup, Stage.WORKING_GROUP),
    "training_planned": _planned(SessionKind.TRAINING, Stage.TRAINING),
    "culture_attendance": _of_session(adoption.Expected, SessionKind.TRAINING, Turn.CULTURE, Stage.TRAINING),
    "care_attendance": _of_session(adoption.Expected, SessionKind.TRAINING, Turn.CARE, Stage.TRAINING),
    "training_held": _held(SessionKind.TRAINING, Stage.TRAINING),
    "workshop_planned": _planned(SessionKind.WORKSHOP, Stage.WORKSHOP),
    "culture_invited": _of_session(adoption.Invitation, SessionKind.WORKSHOP, Turn.CULTURE, Stage.WORKSHOP),
    "care_invited": _of_session(adoption.Invitation, SessionKind.WORKSHOP, Turn.CARE, Stage.WORKSHOP),
    "workshop_held": _held(SessionKind.WORKSHOP, Stage.WORKSHOP),
    "candidates_listed": Evidence(network.CandidateList, Stage.WORKSHOP),
    "meeting_planned": _planned(SessionKind.MEETING, Stage.COMMITMENTS),
    "meeting_held": _held(SessionKind.MEETING, Stage.COMMITMENTS),
    "culture_text": Evidence(network.PartnershipAcceptance, Stage.COMMITMENTS, {"turn": Turn.CULTURE}),
    "care_text": Evidence(network.PartnershipAcceptance, Stage.COMMITMENTS, {"turn": Turn.CARE}),
    "countersigned_text": Evidence(network.Countersignature, Stage.COMMITMENTS),
    "first_round_closed": Evidence(network.FirstRound, Stage.COMMITMENTS),
    "statistics_person": Evidence(adoption.StatisticsDuty, Stage.STATISTICS, {"contact__ends": None}),
    "artwork_submitted": Evidence(adoption.Artwork, Stage.PRINTING),
    "artwork_approved": Evidence(
        adoption.ArtworkDecision, Stage.PRINTING, {"approved": True, "artwork__withdrawn_at": None}
    ),
    "cards_ordered": Evidence(adoption.PrintOrder, Stage.PRINTING),
    "cards_delivered": Evidence(adoption.Delivery, Stage.PRINTING, {"order__withdrawn_at": None}),
    "local_material": Evidence(adoption.LocalMaterial, Stage.PRINTING),
    "culture_ready": Evidence(adoption.Readiness, Stage.DISTRIBUTION, {"turn": Turn.CULTURE}),
    "care_ready": Evidence(adoption.Readiness, Stage.DISTRIBUTION, {"turn": Turn.CARE}),
    "pilot_period": Evidence(adoption.PilotPeriod, Stage.DISTRIBUTION),
    "go_live_confirmed": Evidence(adoption.GoLive, Stage.DISTRIBUTION),
    "distribution_begun": Evidence(adoption.DistributionStart, Stage.DISTRIBUTION),
    "feedback_meeting": _held(SessionKind.FEEDBACK, Stage.FEEDBACK),
    "survey": Evidence(adoption.Survey, Stage.FEEDBACK),
    "culture_decision": Evidence(adoption.ContinuationDecision, Stage.FEEDBACK, {"turn": Turn.CULTURE}),
    "care_decision": Evidence(adoption.ContinuationDecision, Stage.FEEDBACK, {"turn": Turn.CARE}),
    "carried_out": Evidence(adoption.DecisionCarriedOut, Stage.FEEDBACK),
    # records that stand for themselves and make no single flag true
    "inquiry": Evidence(adoption.Inquiry, Stage.CONTACT),
    "artwork_returned": Evidence(adoption.ArtworkDecision, Stage.PRINTING, {"approved": False}),
    "partner_commitment": Evidence(network.PartnerCommitment, Stage.COMMITMENTS),
    "limitation_decision": Evidence(network.LimitationDecision, Stage.COMMITMENTS),
    "consultation": Evidence(network.Consultation, Stage.COMMITMENTS),
    "site_access": Evidence(network.SiteAccess, Stage.STATISTICS),
    "onboarding": Evidence(network.Onboarding, Stage.ONBOARDING),
}

_OF_SESSION = {
    SessionKind.INFO: Stage.INFO_SESSION,
    SessionKind.TRAINING: Stage.TRAINING,
    SessionKind.WORKSHOP: Stage.WORKSHOP,
    SessionKind.MEETING: Stage.COMMITMENTS,
    SessionKind.FEEDBACK: Stage.FEEDBACK,
}
_OF_MODEL = {evidence.model: evidence.stage for evidence in EVIDENCE.values()}


def stage_of(record) -> Stage:
    """The stage that a record belongs to: its session's, or its kind's."""
    session = record if isinstance(record, adoption.Session) else getattr(record, "session", None)
    return _OF_SESSION[session.kind] if session is not None else _OF_MODEL[type(record)]
