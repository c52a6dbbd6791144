"""Forms of the network's acts: typed data, errors at the field, checks against records."""

from .candidates import ListCandidatesForm
from .commitments import EndCommitmentForm, LimitationDecisionForm, PartnerCommitmentForm
from .partners import (
    AddPartnerForm,
    FindDistributorForm,
    FindThirdSectorDistributorForm,
    FindVenueForm,
    PartnerLeavesForm,
)
from .partnership import AcceptPartnershipForm, CloseCommitmentsForm, ConsultForm, CountersignForm
from .sites import KaikukantaAccessForm, OnboardingForm

__all__ = [
    "AcceptPartnershipForm",
    "AddPartnerForm",
    "CloseCommitmentsForm",
    "ConsultForm",
    "CountersignForm",
    "EndCommitmentForm",
    "FindDistributorForm",
    "FindThirdSectorDistributorForm",
    "FindVenueForm",
    "KaikukantaAccessForm",
    "LimitationDecisionForm",
    "ListCandidatesForm",
    "OnboardingForm",
    "PartnerCommitmentForm",
    "PartnerLeavesForm",
]
