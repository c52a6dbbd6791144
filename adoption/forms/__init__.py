"""Forms of the acts that adoption records: typed data, errors at the field, checks against records."""

from .attendance import (
    ConfirmAttendanceCareForm,
    ConfirmAttendanceCultureForm,
    InviteCareForm,
    InviteCultureForm,
)
from .base import ActForm, NoteForm
from .decisions import DecideCareForm, DecideCultureForm, DecideToPrepareForm
from .feedback import SurveyForm
from .held import (
    FeedbackMeetingForm,
    InfoSessionHeldForm,
    MeetingHeldForm,
    TrainingHeldForm,
    WorkshopHeldForm,
)
from .inquiries import AnswerContactForm, PublicContactForm, RegisterContactForm
from .people import AddContactForm, ChangeCoordinatorForm, ContactLeavesForm, ReplaceContactForm
from .pilot import ConfirmReadyForm, DistributionBegunForm, GoLiveForm, PilotPeriodForm
from .printing import (
    ApproveArtworkForm,
    ConfirmDeliveryForm,
    LocalMaterialForm,
    OrderCardsForm,
    ReturnArtworkForm,
    SubmitArtworkForm,
)
from .regions import AddCountyForm
from .sessions import (
    CancelSessionForm,
    MoveSessionForm,
    PlanInfoSessionForm,
    PlanMeetingForm,
    PlanSessionForm,
    PlanTrainingForm,
    PlanWorkshopForm,
)
from .statistics import StatisticsPersonForm
from .working_group import AppointCareForm, AppointCultureForm, FormGroupForm

__all__ = [
    "ActForm",
    "AddContactForm",
    "AddCountyForm",
    "AnswerContactForm",
    "AppointCareForm",
    "AppointCultureForm",
    "ApproveArtworkForm",
    "CancelSessionForm",
    "ChangeCoordinatorForm",
    "ConfirmAttendanceCareForm",
    "ConfirmAttendanceCultureForm",
    "ConfirmDeliveryForm",
    "ConfirmReadyForm",
    "ContactLeavesForm",
    "DecideCareForm",
    "DecideCultureForm",
    "DecideToPrepareForm",
    "DistributionBegunForm",
    "FeedbackMeetingForm",
    "FormGroupForm",
    "GoLiveForm",
    "InfoSessionHeldForm",
    "InviteCareForm",
    "InviteCultureForm",
    "LocalMaterialForm",
    "MeetingHeldForm",
    "MoveSessionForm",
    "NoteForm",
    "OrderCardsForm",
    "PilotPeriodForm",
    "PlanInfoSessionForm",
    "PlanMeetingForm",
    "PlanSessionForm",
    "PlanTrainingForm",
    "PlanWorkshopForm",
    "PublicContactForm",
    "RegisterContactForm",
    "ReplaceContactForm",
    "ReturnArtworkForm",
    "StatisticsPersonForm",
    "SubmitArtworkForm",
    "SurveyForm",
    "TrainingHeldForm",
    "WorkshopHeldForm",
]
