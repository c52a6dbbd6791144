"""The network at any time: partners join and leave, commitments end, and what the network lacks is looked for."""

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from commitments import forms as network_forms
from commitments import services as network
from workflows import records
from workflows.rules import care, coordinator, culture, either_side_or_coordinator, own_partners
from workflows.stages import Stage, from_stage

from .base import Act, Due, ItemKind, Words, flag

_STAGES = from_stage(Stage.WORKSHOP)

ADD_PARTNER = Act(
    name="add_partner",
    rules=("R20", "R70", "R73"),
    who=either_side_or_coordinator,
    form=network_forms.AddPartnerForm,
    record=records.of_adoption(network.add_partner),
    during=_STAGES,
    words=Words(
        button=_("Add a partner"),
        task=_("Add a partner"),
        why=_("The region gathers its own network. A partner takes part once its commitment is on record."),
        log=_("added a partner"),
    ),
)
PARTNER_LEAVES = Act(
    name="partner_leaves",
    rules=("R68", "R71", "R73"),
    who=own_partners,
    item=ItemKind.PARTNER,
    form=network_forms.PartnerLeavesForm,
    record=records.of_adoption(network.partner_leaves),
    during=_STAGES,
    minutes=2,
    words=Words(
        button=_("The partner leaves"),
        task=_("Record that the partner leaves"),
        why=_(
            "A partner that leaves no longer hands out cards or receives visitors, and its commitment ends."
        ),
        log=_("recorded that a partner left"),
    ),
)
END_COMMITMENT = Act(
    name="end_commitment",
    correctable=False,
    rules=("R67", "R68"),
    who=own_partners,
    item=ItemKind.COMMITMENT,
    form=network_forms.EndCommitmentForm,
    record=records.of_adoption(network.end_commitment),
    during=from_stage(Stage.COMMITMENTS),
    minutes=2,
    words=Words(
        button=_("End the commitment"),
        task=_("End the commitment"),
        why=_(
            "The partner stays among the candidates and can commit again. Until then it is not part of the network."
        ),
        log=_("ended the commitment of a partner"),
    ),
)


def _find(name: str, who, turn: Turn, rules: tuple[str, ...], form, words: Words, fact: str) -> Act:
    """A repair: what the network has lost is looked for; the commitment of whoever is found is asked next."""
    return Act(
        name=name,
        rules=rules,
        who=who,
        turn=turn,
        due=Due(20),
        form=form,
        record=records.of_adoption(network.add_partner),
        during=from_stage(Stage.STATISTICS),
        words=words,
        **flag(fact) | {"evidence": ""},
    )


FIND_DISTRIBUTOR = _find(
    "find_distributor",
    care | coordinator,
    Turn.CARE,
    ("R73",),
    network_forms.FindDistributorForm,
    Words(
        button=_("Add a distributor"),
        task=_("Find a card distributor"),
        why=_("The network has no card distributor left. Find one, and record its commitment next."),
        log=_("found a card distributor"),
    ),
    "distributor_candidate",
)
FIND_THIRD_SECTOR_DISTRIBUTOR = _find(
    "find_third_sector_distributor",
    care | coordinator,
    Turn.CARE,
    ("R71",),
    network_forms.FindThirdSectorDistributorForm,
    Words(
        button=_("Add a third-sector distributor"),
        task=_("Find a third-sector card distributor"),
        why=_(
            "Third-sector organisations belong to the network at least as card distributors. Find one, and record its commitment next."
        ),
        log=_("found a third-sector card distributor"),
    ),
    "third_sector_candidate",
)
FIND_VENUE = _find(
    "find_venue",
    culture | coordinator,
    Turn.CULTURE,
    ("R73",),
    network_forms.FindVenueForm,
    Words(
        button=_("Add a venue"),
        task=_("Find a venue"),
        why=_(
            "The network has no venue left at which the card can be used. Find one, and record its commitment next."
        ),
        log=_("found a venue"),
    ),
    "venue_candidate",
)
