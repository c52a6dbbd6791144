"""Commitments, the sites' access to Kaikukanta and their onboarding."""

from adoption.declarations import Turn
from commitments.models import CommitmentText, ModelVersion
from commitments.queries.current import distributors_to_consult_on
from config.demonstration.partners import FOUND_DISTRIBUTOR, FOUND_VENUE, Organisation, candidate

from .sides import of_turn


def _accepts(turn: Turn):
    def answers(walk, case, thing):
        text = CommitmentText.objects.filter(kind="partnership").latest("pk")
        body = walk.one_of(getattr(walk.words, f"{turn}_bodies"))
        return {"text": text, "keeps_principles": True, "coordinates_locally": True, "body": body}

    return answers


def countersign_partnership(walk, case, thing):
    return {"in_force_from": walk.day}


def consult_on_distributors(walk, case, thing):
    note = walk.one_of(walk.words.consultation_notes)
    waiting = distributors_to_consult_on(case.adoption)
    return {"opinions": [{"partner": partner, "opinion": "favour", "note": note} for partner in waiting]}


def record_partner_commitment(walk, case, thing):
    given_by, role = walk.words.given_by[thing.pk % len(walk.words.given_by)]
    return {
        "roles": list(thing.roles),
        "sites": [site.name for site in thing.sites.filter(closed_on=None)],
        "model_version": ModelVersion.objects.filter(is_valid=True).latest("published_on"),
        "text": CommitmentText.objects.filter(kind="partner").latest("pk"),
        "method": ("signed", "kaikukanta", "here")[thing.pk % 3],
        "given_by": given_by,
        "given_by_role": role,
        "starts": walk.day,
        "knows_no_reimbursement": thing.is_venue,
    }


def decide_on_limitation(walk, case, thing):
    return {"approved": True, "reason": ""}


def name_statistics_person(walk, case, thing):
    return {"contact": of_turn(case, Turn.CARE)[-1]}


def confirm_kaikukanta_access(walk, case, thing):
    return {"granted_on": walk.day}


def report_onboarding(walk, case, thing):
    staff = 3 + thing.pk % 9
    return {"held_on": walk.day, "staff": staff, "material": walk.one_of(walk.words.onboarded_with)}


def _finds(partner: Organisation):
    return lambda walk, case, thing: candidate(partner)


ANSWERS = {
    "accept_partnership_culture": _accepts(Turn.CULTURE),
    "accept_partnership_care": _accepts(Turn.CARE),
    "countersign_partnership": countersign_partnership,
    "consult_on_distributors": consult_on_distributors,
    "record_partner_commitment": record_partner_commitment,
    "decide_on_limitation": decide_on_limitation,
    "name_statistics_person": name_statistics_person,
    "confirm_kaikukanta_access": confirm_kaikukanta_access,
    "report_onboarding": report_onboarding,
    "find_distributor": _finds(FOUND_DISTRIBUTOR),
    "find_third_sector_distributor": _finds(FOUND_DISTRIBUTOR),
    "find_venue": _finds(FOUND_VENUE),
}
