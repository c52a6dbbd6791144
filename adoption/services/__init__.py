"""What writes an adoption's records: a function an act, named as it: (adoption, data, by=, now=, item=).

Each returns the main row it wrote. None asks for permission, knows a stage or reads the clock, and the caller
holds the transaction. A record made again takes the place of the standing one, which stays in history.
"""

from .appointments import appoint_care, appoint_culture
from .attendance import (
    confirm_attendance_care,
    confirm_attendance_culture,
    invite_care,
    invite_culture,
    mark_info_session_held,
    mark_meeting_held,
    mark_training_held,
    mark_workshop_held,
    record_feedback_meeting,
)
from .contacts import add_contact, add_contacts
from .decisions import decide_care, decide_culture, decide_to_prepare, record_carried_out
from .feedback import record_survey
from .groups import form_group
from .inquiries import answer_contact, register_contact
from .people import change_coordinator, contact_leaves, replace_contact
from .pilot import (
    confirm_go_live,
    confirm_ready_care,
    confirm_ready_culture,
    extend_pilot,
    report_distribution_begun,
    set_pilot_period,
)
from .printing import (
    approve_artwork,
    confirm_delivery,
    finish_local_material,
    order_cards,
    return_artwork,
    submit_artwork,
)
from .regions import add_county, close_region, open_region
from .sessions import (
    cancel_session,
    move_session,
    plan_info_session,
    plan_meeting,
    plan_training,
    plan_workshop,
)
from .statistics import name_statistics_person
from .taking_back import correct, withdraw_records

__all__ = [
    "add_contact",
    "add_contacts",
    "add_county",
    "answer_contact",
    "appoint_care",
    "appoint_culture",
    "approve_artwork",
    "cancel_session",
    "change_coordinator",
    "close_region",
    "confirm_attendance_care",
    "confirm_attendance_culture",
    "confirm_delivery",
    "confirm_go_live",
    "confirm_ready_care",
    "confirm_ready_culture",
    "contact_leaves",
    "correct",
    "decide_care",
    "decide_culture",
    "decide_to_prepare",
    "extend_pilot",
    "finish_local_material",
    "form_group",
    "invite_care",
    "invite_culture",
    "mark_info_session_held",
    "mark_meeting_held",
    "mark_training_held",
    "mark_workshop_held",
    "move_session",
    "name_statistics_person",
    "open_region",
    "order_cards",
    "plan_info_session",
    "plan_meeting",
    "plan_training",
    "plan_workshop",
    "record_carried_out",
    "record_feedback_meeting",
    "record_survey",
    "register_contact",
    "replace_contact",
    "report_distribution_begun",
    "return_artwork",
    "set_pilot_period",
    "submit_artwork",
    "withdraw_records",
]
