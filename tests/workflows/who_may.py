"""The one table of who may do which act, by kind of person; the tests ask the code and compare."""

from collections.abc import Iterator

CULTURE = {"culture", "coordinator"}  # the coordinator is one of culture's two contacts
CARE = {"care"}
COORDINATOR = {"coordinator"}
LOCAL = CULTURE | CARE
CENTRE = {"adviser", "worker"}
NOBODY: set[str] = set()

# By act, and for acts on one thing by what that is.
MAY: dict[str, set[str] | dict[str, set[str]]] = {
    # before the steps
    "take_ownership": CENTRE,
    "answer_contact": CENTRE,
    # step by step
    "plan_info_session": CENTRE,
    "mark_info_session_held": CENTRE | LOCAL,
    "decide_to_prepare": CENTRE | LOCAL,  # Kaikukeskus while nobody local has signed in
    "appoint_culture": LOCAL,  # and Kaikukeskus for a side with nobody
    "appoint_care": LOCAL,
    "form_group": LOCAL,
    "plan_training": CENTRE,
    "confirm_attendance_culture": CULTURE,
    "confirm_attendance_care": CARE,
    "mark_training_held": CENTRE,
    "plan_workshop": COORDINATOR,
    "invite_culture": CULTURE,
    "invite_care": CARE,
    "mark_workshop_held": COORDINATOR,
    "list_candidates": COORDINATOR,
    "plan_meeting": COORDINATOR,
    "mark_meeting_held": COORDINATOR,
    "accept_partnership_culture": CULTURE,
    "accept_partnership_care": CARE,
    "countersign_partnership": CENTRE,
    "consult_on_distributors": CENTRE,
    "record_partner_commitment": {"venue": CULTURE, "distributor": CARE | COORDINATOR},
    "decide_on_limitation": {"commitment": CENTRE},
    "close_commitments": COORDINATOR,
    "name_statistics_person": COORDINATOR,
    "confirm_kaikukanta_access": {
        "site": COORDINATOR | CARE
    },  # care's contact is named to look after statistics
    "submit_artwork": COORDINATOR,
    "approve_artwork": CENTRE,
    "return_artwork": CENTRE,
    "order_cards": COORDINATOR,
    "confirm_delivery": COORDINATOR,
    "finish_local_material": COORDINATOR,
    "report_onboarding": {"site of a venue": CULTURE, "site of a distributor": CARE},
    "confirm_ready_culture": CULTURE,
    "confirm_ready_care": CARE,
    "set_pilot_period": COORDINATOR,
    "confirm_go_live": CENTRE,
    "report_distribution_begun": COORDINATOR,
    "record_feedback_meeting": COORDINATOR,
    "record_survey": COORDINATOR,
    "decide_culture": CULTURE,
    "decide_care": CARE,
    "carry_out_decision": COORDINATOR,
    # at any time
    "hold": COORDINATOR | CENTRE,
    "resume": COORDINATOR | CENTRE,
    "send_back": COORDINATOR | CENTRE,
    "end_culture": CULTURE,
    "end_care": CARE,
    "end_by_kaikukeskus": CENTRE,
    "override": COORDINATOR | CENTRE,
    "add_contact": LOCAL,  # and Kaikukeskus for a side with nobody
    "replace_contact": {"contact of culture": CULTURE, "contact of care": CARE},
    "contact_leaves": {"contact of culture": CULTURE, "contact of care": CARE},
    "change_coordinator": LOCAL,
    "change_adviser": CENTRE,
    "add_county": COORDINATOR | CENTRE,
    "add_partner": LOCAL,
    "partner_leaves": {"venue": CULTURE, "distributor": CARE | COORDINATOR},
    "end_commitment": {"commitment of a venue": CULTURE, "commitment of a distributor": CARE | COORDINATOR},
    "find_distributor": CARE | COORDINATOR,
    "find_third_sector_distributor": CARE | COORDINATOR,
    "find_venue": CULTURE,
    "move_session": {"session of Kaikukeskus": CENTRE, "session of the region": COORDINATOR},
    "cancel_session": {"session of Kaikukeskus": CENTRE, "session of the region": COORDINATOR},
    "correct": {
        "record of Kaikukeskus": CENTRE,
        "record of care": CARE | COORDINATOR,
        "record for good": NOBODY,
    },
}
FOR_A_SIDE_WITH_NOBODY = {"appoint_culture", "appoint_care", "add_contact"}


def rows() -> Iterator[tuple[str, str, set[str]]]:
    """Act, what it is about if about anything, and whose it is."""
    for name, row in MAY.items():
        for label, who in row.items() if isinstance(row, dict) else [("", row)]:
            yield name, label, who
