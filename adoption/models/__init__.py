"""What is true of a region's adoption. No table here knows a stage."""

from .closures import ClosedPeriod
from .feedback import ContinuationDecision, DecisionCarriedOut, Survey
from .inquiries import Answer, Inquiry, PreparationDecision
from .people import Appointment, Contact, GroupMember, LocalGroup, StatisticsDuty
from .pilot import DistributionStart, GoLive, PilotPeriod, Readiness
from .printing import Artwork, ArtworkDecision, Delivery, LocalMaterial, PrintOrder
from .record import Record
from .regions import Adoption, Region, RegionMunicipality
from .register import AdministrativeRegion, County, Municipality, SubRegion
from .sessions import Attendance, Expected, Invitation, Session, SessionReport

__all__ = [
    "AdministrativeRegion",
    "Adoption",
    "Answer",
    "Appointment",
    "Artwork",
    "ArtworkDecision",
    "Attendance",
    "ClosedPeriod",
    "Contact",
    "ContinuationDecision",
    "County",
    "DecisionCarriedOut",
    "Delivery",
    "DistributionStart",
    "Expected",
    "GoLive",
    "GroupMember",
    "Inquiry",
    "Invitation",
    "LocalGroup",
    "LocalMaterial",
    "Municipality",
    "PilotPeriod",
    "PreparationDecision",
    "PrintOrder",
    "Readiness",
    "Record",
    "Region",
    "RegionMunicipality",
    "Session",
    "SessionReport",
    "StatisticsDuty",
    "SubRegion",
    "Survey",
]
