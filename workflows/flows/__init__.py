"""All flows, and what they ask for at a stage. Which flows a stage opens stands in each flow's `stages`."""

from functools import cache

from django.utils.module_loading import import_string

from workflows.facts import Facts
from workflows.paths import PathVersion
from workflows.stages import Stage

from . import (
    commitments,
    contact,
    distribution,
    feedback,
    hold,
    info_session,
    onboarding,
    printing,
    repairs,
    statistics,
    training,
    working_group,
    workshop,
)
from .base import ActTask, Ask, StageFlow, asked_by, following

FLOWS: tuple[type[StageFlow], ...] = (
    contact.ContactFlow,
    info_session.InfoSessionFlow,
    working_group.WorkingGroupFlow,
    training.TrainingFlow,
    workshop.WorkshopFlow,
    commitments.CommitmentsFlow,
    commitments.ConsultationFlow,
    commitments.PartnerCommitmentFlow,
    commitments.LimitationFlow,
    statistics.StatisticsFlow,
    statistics.SiteAccessFlow,
    printing.PrintingFlow,
    onboarding.OnboardingFlow,
    distribution.DistributionFlow,
    feedback.FeedbackFlow,
    hold.ReviewFlow,
    repairs.AdviserRepair,
    repairs.CultureRepair,
    repairs.CareRepair,
    repairs.CoordinatorRepair,
    repairs.PartnershipRepair,
    repairs.ThirdSectorRepair,
    repairs.DistributorRepair,
    repairs.VenueRepair,
)


@cache
def _named(name: str) -> tuple[type[StageFlow], ...]:
    return import_string(name)


def flows_of(path: PathVersion) -> tuple[type[StageFlow], ...]:
    """The flows that may be open in a case under this version of the path."""
    return _named(path.flows)


def asked(path: PathVersion, stage: Stage, facts: Facts) -> set[Ask]:
    """Every task that a case at this stage with these facts should have open. Pure."""
    return {ask for flow_class in flows_of(path) for ask in asked_by(flow_class, stage, facts)}


def asked_in(case) -> set[Ask]:
    """Every task that the case should have open, by its own version of the path."""
    return asked(case.path, case.at, case.facts)


__all__ = ["FLOWS", "ActTask", "Ask", "StageFlow", "asked", "asked_in", "flows_of", "following"]
