"""What is on record of one case, as flags and small sets: all that gates, flows and the proof may know.

Pure: no database, no clock. `queries.facts` builds a `Facts` from a case; acts say with `effect` how
they change it. A date never makes a fact true by itself, so a case changes only when somebody acts.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """One case's record. Sets hold item keys such as ``"site:12"`` (see `items`)."""

    # beside the path
    adviser: bool = False
    on_hold: bool = False
    overridden: frozenset[str] = frozenset()
    culture_ends: bool = False
    care_ends: bool = False
    centre_ends: bool = False
    # contact
    go_on: bool = False
    declined: bool = False
    municipality: bool = False
    county: bool = False
    # people
    culture_appointed: bool = False
    care_appointed: bool = False
    coordinator: bool = False
    group_formed: bool = False
    # sessions
    info_session_planned: bool = False
    info_session_held: bool = False
    decided_to_prepare: bool = False
    training_planned: bool = False
    culture_attendance: bool = False
    care_attendance: bool = False
    training_held: bool = False
    workshop_planned: bool = False
    culture_invited: bool = False
    care_invited: bool = False
    workshop_held: bool = False
    candidates_listed: bool = False
    meeting_planned: bool = False
    meeting_held: bool = False
    # the network
    culture_text: str = ""
    care_text: str = ""
    countersigned_text: str = ""
    first_round_closed: bool = False
    unconsulted: frozenset[str] = frozenset()
    uncommitted: frozenset[str] = frozenset()
    limitations_waiting: frozenset[str] = frozenset()
    distributor: bool = False
    venue: bool = False
    third_sector_distributor: bool = False
    third_sector_candidate: bool = False
    distributor_candidate: bool = False
    venue_candidate: bool = False
    # steps 6, 7 and 8
    statistics_person: bool = False
    sites_without_access: frozenset[str] = frozenset()
    artwork_submitted: bool = False
    artwork_approved: bool = False
    cards_ordered: bool = False
    cards_delivered: bool = False
    local_material: bool = False
    languages_covered: bool = True
    sites_not_onboarded: frozenset[str] = frozenset()
    # the pilot
    culture_ready: bool = False
    care_ready: bool = False
    pilot_period: bool = False
    go_live_confirmed: bool = False
    distribution_begun: bool = False
    feedback_meeting: bool = False
    survey: bool = False
    culture_decision: str = ""
    care_decision: str = ""
    carried_out: str = ""

    @property
    def partnership_in_force(self) -> bool:
        """Both sides and Kaikukeskus stand behind one and the same text (R65)."""
        return bool(self.countersigned_text) and (
            self.culture_text == self.care_text == self.countersigned_text
        )

    @property
    def texts_accepted(self) -> bool:
        """Both sides accepted one and the same text version."""
        return bool(self.culture_text) and self.culture_text == self.care_text

    @property
    def decisions_agree(self) -> bool:
        """Both sides decided, and decided the same: outcome and, for an extension, its date."""
        return bool(self.culture_decision) and self.culture_decision == self.care_decision

    @property
    def ending_agreed(self) -> bool:
        """Somebody who may has ended the case: both sides together, or Kaikukeskus before the commitment."""
        return (self.culture_ends and self.care_ends) or self.centre_ends or self.declined
