"""Gates of the three steps done side by side: statistics, printing and local material, onboarding."""

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn

from .base import Gate, Severity, each_item, every, lacking

STATISTICS_CARED_FOR = Gate(
    name="statistics_cared_for",
    rules=("R26", "R41.6"),
    why=_(
        "Somebody looks after the local statistics, and every committed site has its access to Kaikukanta."
    ),
    unmet=every(
        lacking(
            "statistics_person",
            _("Nobody is named to look after statistics"),
            "name_statistics_person",
            Turn.COORDINATOR,
        ),
        each_item(
            "sites_without_access",
            _("Some sites have no access to Kaikukanta"),
            "confirm_kaikukanta_access",
            Turn.LOCAL,
        ),
    ),
)
ARTWORK_SUBMITTED = Gate(
    name="artwork_submitted",
    rules=("R36", "R41.7"),
    why=_("Kaikukeskus decides on artwork that has been sent to it."),
    unmet=lacking(
        "artwork_submitted", _("No artwork is waiting for a decision"), "submit_artwork", Turn.COORDINATOR
    ),
)
ARTWORK_APPROVED = Gate(
    name="artwork_approved",
    rules=("R23", "R36"),
    why=_(
        "Kaikukortti is a registered trademark; Kaikukeskus approves locally made artwork before it is printed."
    ),
    unmet=lacking("artwork_approved", _("The artwork has not been approved"), "approve_artwork", Turn.CENTRE),
)
CARDS_ORDERED = Gate(
    name="cards_ordered",
    rules=("R41.7",),
    why=_("Cards are ordered before they can arrive."),
    unmet=lacking("cards_ordered", _("The cards have not been ordered"), "order_cards", Turn.COORDINATOR),
)
PRINTED = Gate(
    name="printed",
    rules=("R41.7",),
    why=_("The step has two halves: the cards have arrived, and the local material is ready."),
    unmet=every(
        lacking("cards_delivered", _("The cards have not arrived"), "confirm_delivery", Turn.COORDINATOR),
        lacking(
            "local_material", _("The local material is not ready"), "finish_local_material", Turn.COORDINATOR
        ),
    ),
)
LANGUAGES_COVERED = Gate(
    name="languages_covered",
    rules=("R36", "R49"),
    why=_(
        "A region with Finnish- and Swedish-speaking residents is expected to have its material in both languages."
    ),
    severity=Severity.SOFT,
    unmet=lacking(
        "languages_covered",
        _("The local material lacks a language of the region"),
        "finish_local_material",
        Turn.COORDINATOR,
    ),
)
SITES_ONBOARDED = Gate(
    name="sites_onboarded",
    rules=("R41.8", "R68"),
    why=_("The staff of every committed site is onboarded before cards are handed out."),
    unmet=each_item(
        "sites_not_onboarded",
        _("Some sites have not been onboarded"),
        "report_onboarding",
        Turn.CULTURE,
        Turn.CARE,
    ),
)
