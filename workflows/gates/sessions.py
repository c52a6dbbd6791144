"""Gates about what is held together: information session, training, workshop, meeting, feedback."""

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn

from .base import Gate, every, lacking

INFO_SESSION_HELD = Gate(
    name="info_session_held",
    rules=("R41.1",),
    why=_("The path begins with an information session for the region."),
    unmet=lacking(
        "info_session_held",
        _("The information session has not been held"),
        "mark_info_session_held",
        Turn.CENTRE,
        Turn.LOCAL,
    ),
)
DECIDED_TO_PREPARE = Gate(
    name="decided_to_prepare",
    rules=("R41.1",),
    why=_("After the information session the region says whether it goes on to prepare a pilot."),
    unmet=lacking(
        "decided_to_prepare", _("The region has not decided to go on"), "decide_to_prepare", Turn.LOCAL
    ),
)
TRAINING_HELD = Gate(
    name="training_held",
    rules=("R5", "R41.3", "R62"),
    why=_(
        "Kaikukeskus trains the local group before it invites others; only Kaikukeskus marks the training held."
    ),
    unmet=lacking(
        "training_held", _("The training has not been marked held"), "mark_training_held", Turn.CENTRE
    ),
)
BOTH_FIELDS_INVITED = Gate(
    name="both_fields_invited",
    rules=("R41.4",),
    why=_("The workshop is for interested actors of both fields, so each side invites its own."),
    unmet=every(
        lacking(
            "culture_invited", _("Culture has not invited its organisations"), "invite_culture", Turn.CULTURE
        ),
        lacking(
            "care_invited",
            _("Social and health care has not invited its organisations"),
            "invite_care",
            Turn.CARE,
        ),
    ),
)
WORKSHOP_HELD = Gate(
    name="workshop_held",
    rules=("R41.4",),
    why=_("Interested actors meet at the start workshop before anyone commits."),
    unmet=lacking(
        "workshop_held", _("The start workshop has not been held"), "mark_workshop_held", Turn.COORDINATOR
    ),
)
CANDIDATES_LISTED = Gate(
    name="candidates_listed",
    rules=("R20", "R41.4", "R70"),
    why=_(
        "The local network is gathered by the region: those who may become card distributors or venues are listed."
    ),
    unmet=lacking(
        "candidates_listed",
        _("The candidate partners have not been listed"),
        "list_candidates",
        Turn.COORDINATOR,
    ),
)
MEETING_HELD = Gate(
    name="meeting_held",
    rules=("R41.5",),
    why=_("Those who take part in the pilot meet, and commit; both belong to the step."),
    unmet=lacking("meeting_held", _("The meeting has not been held"), "mark_meeting_held", Turn.COORDINATOR),
)
FEEDBACK_GATHERED = Gate(
    name="feedback_gathered",
    rules=("R41.10", "R62"),
    why=_("At least one feedback meeting and one survey come before the decision on what follows the pilot."),
    unmet=every(
        lacking(
            "feedback_meeting",
            _("No feedback meeting is on record"),
            "record_feedback_meeting",
            Turn.COORDINATOR,
        ),
        lacking("survey", _("No survey is on record"), "record_survey", Turn.COORDINATOR),
    ),
)
