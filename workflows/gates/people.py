"""Gates about people: the adviser, both sides' appointed persons, the local coordinator, the group."""

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn

from .base import Gate, Severity, every, lacking

MUNICIPALITY = Gate(
    name="municipality",
    rules=("R3",),
    why=_("A region is at least one municipality; a wellbeing services county may join it."),
    unmet=lacking(
        "municipality", _("The municipalities of the region are missing"), "answer_contact", Turn.CENTRE
    ),
)
ADVISER = Gate(
    name="adviser",
    rules=("R4",),
    why=_(
        "Kaikukortti is prepared and taken into use only together with Kaikukeskus, so every case has a named adviser."
    ),
    unmet=lacking("adviser", _("The case has no adviser at Kaikukeskus"), "take_ownership", Turn.CENTRE),
)
ANSWERED = Gate(
    name="answered",
    rules=("R3", "R6"),
    why=_(
        "The preparation begins when Kaikukeskus has answered the contact and agreed on the region and its first contacts."
    ),
    unmet=lacking("go_on", _("The contact has not been answered"), "answer_contact", Turn.CENTRE),
)
COUNTY = Gate(
    name="county",
    rules=("R58",),
    why=_("Since 2023 the wellbeing services county is hoped to take part. It is not a condition."),
    severity=Severity.NOTE,
    unmet=lacking(
        "county", _("No wellbeing services county takes part"), "add_county", Turn.COORDINATOR, Turn.CENTRE
    ),
)
BOTH_SIDES_APPOINTED = Gate(
    name="both_sides_appointed",
    rules=("R8", "R9"),
    why=_(
        "Culture and social and health care (or hyte) each appoint at least one person, so that both own the work."
    ),
    unmet=every(
        lacking("culture_appointed", _("Nobody is appointed for culture"), "appoint_culture", Turn.CULTURE),
        lacking(
            "care_appointed",
            _("Nobody is appointed for social and health care or hyte"),
            "appoint_care",
            Turn.CARE,
        ),
    ),
)
COORDINATOR = Gate(
    name="coordinator",
    rules=("R47", "R61"),
    why=_(
        "The region itself answers for the coordination, so at least one local person is the coordinator. It can never be Kaikukeskus."
    ),
    unmet=lacking("coordinator", _("The region has no local coordinator"), "change_coordinator", Turn.LOCAL),
)
GROUP_FORMED = Gate(
    name="group_formed",
    rules=("R7", "R8", "R41.2", "R46"),
    why=_("A small local working group or a pair prepares the adoption and keeps it up."),
    unmet=lacking("group_formed", _("The local working group has not been formed"), "form_group", Turn.LOCAL),
)
