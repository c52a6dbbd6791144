"""Gates about the network: the partnership commitment, the partners' commitments, who must be among them."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from workflows.facts import Facts

from .base import Gate, Missing, Severity, Text, each_item, lacking


def _partnership_missing(facts: Facts) -> tuple[Missing, ...]:
    if facts.partnership_in_force:
        return ()
    if facts.texts_accepted:
        return (Missing(_("Kaikukeskus has not countersigned"), "countersign_partnership", (Turn.CENTRE,)),)
    return _acceptances_missing(facts)


def _acceptances_missing(facts: Facts) -> tuple[Missing, ...]:
    if facts.culture_text and facts.care_text and not facts.texts_accepted:
        what = _("The sides have accepted different versions of the text")
        return (Missing(what, "accept_partnership_culture", (Turn.CULTURE, Turn.CARE)),)
    missing = []
    if not facts.culture_text:
        what = _("Culture has not accepted the partnership commitment")
        missing.append(Missing(what, "accept_partnership_culture", (Turn.CULTURE,)))
    if not facts.care_text:
        what = _("Social and health care has not accepted the partnership commitment")
        missing.append(Missing(what, "accept_partnership_care", (Turn.CARE,)))
    return tuple(missing)


PARTNERSHIP_ACCEPTED = Gate(
    name="partnership_accepted",
    rules=("R63", "R65"),
    why=_("Both sides accept the same text, promising to keep the principles and to coordinate locally."),
    unmet=lambda facts: () if facts.texts_accepted else _acceptances_missing(facts),
)
PARTNERSHIP_IN_FORCE = Gate(
    name="partnership_in_force",
    rules=("R63", "R65"),
    why=_(
        "The region commits with Kaikukeskus to the principles and to local coordination; both sides and Kaikukeskus sign the same text."
    ),
    unmet=_partnership_missing,
)


def _member(
    fact: str, candidate: str, what: Text, find: str, fits: str, *suppliers: Turn
) -> Callable[[Facts], tuple[Missing, ...]]:
    """An `unmet` for somebody whom the network needs: a candidate lacks only its commitment, and only while there is
    none is somebody looked for.
    """
    looked_for = (Missing(what, find, suppliers),)

    def unmet(facts: Facts) -> tuple[Missing, ...]:
        if getattr(facts, fact):
            return ()
        if not getattr(facts, candidate):
            return looked_for
        return (Missing(what, "record_partner_commitment", suppliers, facts.uncommitted, fits),)

    return unmet


DISTRIBUTORS_CONSULTED = Gate(
    name="distributors_consulted",
    rules=("R72",),
    why=_("New card distributors are talked over with Kaikukeskus before they commit."),
    severity=Severity.SOFT,
    unmet=each_item(
        "unconsulted",
        _("Kaikukeskus has not given its view on every distributor"),
        "consult_on_distributors",
        Turn.CENTRE,
    ),
)
FIRST_ROUND_CLOSED = Gate(
    name="first_round_closed",
    rules=("R41.5", "R67"),
    why=_(
        "Each partner commits for the time of the pilot; the coordinator says when the first round is complete."
    ),
    unmet=lacking(
        "first_round_closed",
        _("The first round of commitments is open"),
        "close_commitments",
        Turn.COORDINATOR,
    ),
)
THIRD_SECTOR_DISTRIBUTOR = Gate(
    name="third_sector_distributor",
    rules=("R71",),
    why=_(
        "At least one third-sector organisation hands out cards, with its commitment in force. One that is only a venue is not enough."
    ),
    unmet=_member(
        "third_sector_distributor",
        "third_sector_candidate",
        _("No third-sector card distributor is committed"),
        "find_third_sector_distributor",
        "is_third_sector_distributor",
        Turn.CARE,
        Turn.COORDINATOR,
    ),
)
THIRD_SECTOR_EXPECTED = Gate(
    name="third_sector_expected",
    rules=("R71",),
    why=_(
        "A third-sector organisation has to hand out cards before distribution begins, so look for one early."
    ),
    severity=Severity.NOTE,
    unmet=lacking(
        "third_sector_candidate",
        _("No third-sector organisation is among the candidate distributors"),
        "add_partner",
        Turn.CARE,
        Turn.COORDINATOR,
    ),
)
DISTRIBUTOR = Gate(
    name="distributor",
    rules=("R68", "R73"),
    why=_("Cards need at least one committed distributor."),
    unmet=_member(
        "distributor",
        "distributor_candidate",
        _("No card distributor is committed"),
        "find_distributor",
        "is_distributor",
        Turn.CARE,
        Turn.COORDINATOR,
    ),
)
VENUE = Gate(
    name="venue",
    rules=("R68", "R73"),
    why=_("Cards need at least one committed venue to be used at."),
    unmet=_member(
        "venue",
        "venue_candidate",
        _("No venue is committed"),
        "find_venue",
        "is_venue",
        Turn.CULTURE,
        Turn.COORDINATOR,
    ),
)
LIMITATIONS_DECIDED = Gate(
    name="limitations_decided",
    rules=("R55",),
    why=_(
        "Before cards are handed out it is known what every venue takes: Kaikukeskus has decided on the limits that venues ask for in their own words."
    ),
    unmet=each_item(
        "limitations_waiting",
        _("Kaikukeskus has not decided on a venue's limit"),
        "decide_on_limitation",
        Turn.CENTRE,
    ),
)
