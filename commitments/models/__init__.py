"""What is on record of the network."""

from .at_sites import Onboarding, SiteAccess
from .catalogues import CommitmentText, LimitationOption, ModelVersion
from .commitment import LimitationDecision, PartnerCommitment
from .partners import Partner, Site
from .partnership import Countersignature, PartnershipAcceptance
from .rounds import CandidateList, Consultation, FirstRound

__all__ = [
    "CandidateList",
    "CommitmentText",
    "Consultation",
    "Countersignature",
    "FirstRound",
    "LimitationDecision",
    "LimitationOption",
    "ModelVersion",
    "Onboarding",
    "Partner",
    "PartnerCommitment",
    "PartnershipAcceptance",
    "Site",
    "SiteAccess",
]
