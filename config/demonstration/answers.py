"""What is usually said in each act when a region is walked along the path: cleaned data, as its form would give it.

A function an act: (walk, case, thing) -> data, `thing` being what the act is about. `not_before` is the earliest day on which the act can be done.
Names are plainly invented.
"""

from datetime import time, timedelta

from adoption.declarations import SessionKind, Side, Turn, turn_of
from adoption.queries import current
from commitments.models import CommitmentText, ModelVersion
from commitments.queries.current import distributors_to_consult_on
from config.demonstration.partners import FEW, candidate

# The register keeps Helsinki and Åland as counties, though they are none (R58).
NO_COUNTY = ("90", "91")


def of_turn(case, turn: Turn) -> list:
    return [contact for contact in case.contacts if turn_of(Side(contact.side)) is turn]


def _first_contacts(walk) -> list[dict]:
    return walk.people or [
        {"side": "culture", "name": "Kaisa Kulttuuri", "email": f"kaisa.{walk.case_id}@example.fi"},
        {"side": "sote", "name": "Seppo Sote", "email": f"seppo.{walk.case_id}@example.fi"},
    ]


def take_ownership(walk, case, thing):
    return {"adviser": walk.adviser}


def answer_contact(walk, case, thing):
    region = case.adoption.region
    municipalities = list(region.municipalities.select_related("county"))
    fitting = {one.county_id: one.county for one in municipalities if one.county_id not in NO_COUNTY}
    return {
        "outcome": "go_on",
        "municipalities": municipalities,
        "kind": region.kind,
        "counties": list(fitting.values()),
        "contacts": _first_contacts(walk),
    }


def _plans(days: int):
    def answers(walk, case, thing):
        return {"date": walk.day + timedelta(days=days), "starts_at": time(13), "mode": "remote"}

    return answers


def plan_info_session(walk, case, thing):
    return _plans(14)(walk, case, thing) | {"audience": walk.one_of(walk.words.audience)}


def plan_workshop(walk, case, thing):
    return _plans(28)(walk, case, thing) | {"mode": "on_site", "place": walk.one_of(walk.words.places)}


def _held(kind: SessionKind, summary: str, others: int = 0):
    """Everybody of both sides came, and of each side as many others."""

    def answers(walk, case, thing):
        date = current.session_of(case.adoption, kind).date
        said = {"held_on": date, "not_before": date, "summary": walk.one_of(getattr(walk.words, summary))}
        return said | _came(walk, case, others)

    return answers


def _came(walk, case, others: int) -> dict:
    said = {f"{turn}_contacts": of_turn(case, turn) for turn in (Turn.CULTURE, Turn.CARE)}
    if others:
        said["culture_count"] = len(said["culture_contacts"]) + others + walk.variety % 4
        said["care_count"] = len(said["care_contacts"]) + others + walk.variety % 3
    return said


def decide_to_prepare(walk, case, thing):
    return {"go_on": True, "decided_on": walk.day, "on_word_of": ""}


def _appoints(turn: Turn, side: str, name: str):
    def answers(walk, case, thing):
        contacts = of_turn(case, turn)
        body = walk.one_of(getattr(walk.words, f"{turn}_bodies"))
        appointed = {"contacts": contacts, "appointed_by": body, "appointed_on": walk.day}
        if contacts:
            return appointed
        return appointed | {"new_side": side, "new_name": name, "new_email": f"{side}.{case.pk}@example.fi"}

    return answers


def form_group(walk, case, thing):
    """Everybody is a member; whoever is marked as the coordinator coordinates, or else the first of culture."""
    culture, care = of_turn(case, Turn.CULTURE), of_turn(case, Turn.CARE)
    members = [*culture, *care]
    leading = [one for one in members if one.user.email in _coordinators(walk)] or culture[:1]
    return {
        "kind": "pair" if len(members) == 2 else "group",
        "formed_on": walk.day,
        "members": members,
        "culture_members": culture,
        "care_members": care,
        "both_sides": len({one.user_id for one in members}) < len(members),
        "coordinators": leading,
        "shares": {one.pk: 20 if one in leading else 10 for one in members},
    }


def _coordinators(walk) -> set[str]:
    return {person["email"] for person in walk.people if person.get("leads")}


def _comes(turn: Turn):
    return lambda walk, case, thing: {"contacts": of_turn(case, turn)}


def _invites(role: str):
    def answers(walk, case, thing):
        names = [one["name"] for one in _candidates(walk) if one[role]]
        return {"organisations": names, "count": len(names) + 4 + walk.variety % 5}

    return answers


def _candidates(walk) -> list[dict]:
    return walk.network or [candidate(partner) for partner in FEW]


def list_candidates(walk, case, thing):
    return {"candidates": _candidates(walk)}


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
        "sites": [site.name for site in thing.sites.all()],
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


def submit_artwork(walk, case, thing):
    return {"languages": languages_of(case), "description": walk.one_of(walk.words.artwork), "link": ""}


def order_cards(walk, case, thing):
    return {
        "quantity": 400 + 200 * (walk.variety % 8),
        "languages": languages_of(case),
        "printer": walk.one_of(walk.words.printers),
        "ordered_on": walk.day,
        "cost_eur": 600 + 150 * (walk.variety % 7),
    }


def languages_of(case) -> list[str]:
    return list(case.adoption.region.languages)


def confirm_delivery(walk, case, thing):
    return {"delivered_on": walk.day}


def finish_local_material(walk, case, thing):
    kinds = walk.one_of(walk.words.material)
    return {"kinds": kinds, "languages": languages_of(case), "finished_on": walk.day}


def report_onboarding(walk, case, thing):
    staff = 3 + thing.pk % 9
    return {"held_on": walk.day, "staff": staff, "material": walk.one_of(walk.words.onboarded_with)}


def set_pilot_period(walk, case, thing):
    return {"starts": walk.day + timedelta(days=14), "ends": walk.day + timedelta(days=14 + 300)}


def confirm_go_live(walk, case, thing):
    return {"note": walk.one_of(walk.words.go_live_notes)}


def report_distribution_begun(walk, case, thing):
    starts = current.period_of(case.adoption).starts
    return {"begun_on": max(starts, walk.day), "not_before": starts}


def record_feedback_meeting(walk, case, thing):
    half = case.dates.pilot_half
    summary = walk.one_of(walk.words.after_feedback)
    said = {"held_on": max(half, walk.day), "not_before": half, "kaikukeskus_came": True, "summary": summary}
    return said | _came(walk, case, 4)


def record_survey(walk, case, thing):
    asked = {"starts": walk.day - timedelta(days=15), "ends": walk.day - timedelta(days=1)}
    return asked | {
        "audience": walk.one_of(walk.words.surveyed),
        "answers": 24 + 7 * (walk.variety % 9),
        "link": "",
    }


def _decides(turn: Turn):
    def answers(walk, case, thing):
        section = 20 + (case.pk * 7) % 90
        return {
            "outcome": "continue",
            "until": None,
            "organ": walk.one_of(getattr(walk.words, f"{turn}_bodies")),
            "decided_on": walk.day,
            "section": f"{walk.words.section} {section}",
            "register_number": f"{100 + case.pk * 3}/00.04.00/{walk.day.year}",
        }

    return answers


def correct(walk, case, thing):
    """The record is said again as its act usually is; what is different now comes beside it."""
    return walk.answers(thing.act, case)


ANSWERS = {
    "take_ownership": take_ownership,
    "answer_contact": answer_contact,
    "plan_info_session": plan_info_session,
    "mark_info_session_held": _held(SessionKind.INFO, "after_info", others=6),
    "decide_to_prepare": decide_to_prepare,
    "appoint_culture": _appoints(Turn.CULTURE, "culture", "Kirsi Kulttuurinen"),
    "appoint_care": _appoints(Turn.CARE, "sote", "Sirpa Sotelainen"),
    "form_group": form_group,
    "plan_training": _plans(21),
    "confirm_attendance_culture": _comes(Turn.CULTURE),
    "confirm_attendance_care": _comes(Turn.CARE),
    "mark_training_held": _held(SessionKind.TRAINING, "after_training"),
    "plan_workshop": plan_workshop,
    "invite_culture": _invites("is_venue"),
    "invite_care": _invites("is_distributor"),
    "mark_workshop_held": _held(SessionKind.WORKSHOP, "after_workshop", others=9),
    "list_candidates": list_candidates,
    "plan_meeting": _plans(14),
    "mark_meeting_held": _held(SessionKind.MEETING, "after_meeting", others=5),
    "accept_partnership_culture": _accepts(Turn.CULTURE),
    "accept_partnership_care": _accepts(Turn.CARE),
    "countersign_partnership": countersign_partnership,
    "consult_on_distributors": consult_on_distributors,
    "record_partner_commitment": record_partner_commitment,
    "decide_on_limitation": decide_on_limitation,
    "name_statistics_person": name_statistics_person,
    "confirm_kaikukanta_access": confirm_kaikukanta_access,
    "submit_artwork": submit_artwork,
    "order_cards": order_cards,
    "confirm_delivery": confirm_delivery,
    "finish_local_material": finish_local_material,
    "report_onboarding": report_onboarding,
    "set_pilot_period": set_pilot_period,
    "confirm_go_live": confirm_go_live,
    "report_distribution_begun": report_distribution_begun,
    "record_feedback_meeting": record_feedback_meeting,
    "record_survey": record_survey,
    "decide_culture": _decides(Turn.CULTURE),
    "decide_care": _decides(Turn.CARE),
    "correct": correct,
}
