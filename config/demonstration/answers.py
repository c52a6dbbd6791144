"""What is usually said in each act when a region is walked along the path: cleaned data, as its form would give it.

A function an act: (walk, case, item) -> data. `not_before` is the earliest day on which the act can be done.
Names are plainly invented.
"""

from datetime import timedelta

from adoption.declarations import SessionKind, Side, Turn, turn_of
from adoption.queries import current
from commitments.models import CommitmentText, ModelVersion, Partner
from workflows.queries.items import find

PARTNERS = (
    ("Hyvän olon keskus", "sote", "public", True, False),
    ("Ovi auki ry", "third_sector", "third_sector", True, False),
    ("Kulmakunnan museo", "culture", "public", False, True),
    ("Liikuntahalli Ponnistus", "sport", "private", False, True),
)


def _of_turn(case, turn: Turn) -> list:
    return [contact for contact in case.contacts if turn_of(Side(contact.side)) is turn]


def _first_contacts(walk) -> list[dict]:
    people = walk.people or {
        "culture": {"name": "Kaisa Kulttuuri", "email": f"kaisa.{walk.case_id}@example.fi"},
        "sote": {"name": "Seppo Sote", "email": f"seppo.{walk.case_id}@example.fi"},
    }
    return [{"side": side, **person} for side, person in people.items()]


def take_ownership(walk, case, item):
    return {"adviser": walk.adviser}


def answer_contact(walk, case, item):
    region = case.adoption.region
    municipalities = list(region.municipalities.select_related("county"))
    counties = {one.county_id: one.county for one in municipalities if one.county_id not in ("90", "91")}
    return {
        "outcome": "go_on",
        "municipalities": municipalities,
        "kind": region.kind,
        "counties": list(counties.values()),
        "contacts": _first_contacts(walk),
    }


def _plans(days: int):
    return lambda walk, case, item: {"date": walk.day + timedelta(days=days), "mode": "remote"}


def _held(kind: SessionKind):
    def answers(walk, case, item):
        session = current.session_of(case.adoption, kind)
        came = {"culture_contacts": _of_turn(case, Turn.CULTURE), "care_contacts": _of_turn(case, Turn.CARE)}
        return {"held_on": session.date, "not_before": session.date, "summary": "", **came}

    return answers


def decide_to_prepare(walk, case, item):
    return {"go_on": True, "decided_on": walk.day, "on_word_of": ""}


def _appoints(turn: Turn, side: str, name: str):
    def answers(walk, case, item):
        contacts = _of_turn(case, turn)
        appointed = {"contacts": contacts, "appointed_by": "Lautakunta", "appointed_on": walk.day}
        if contacts:
            return appointed
        return appointed | {"new_side": side, "new_name": name, "new_email": f"{side}.{case.pk}@example.fi"}

    return answers


def form_group(walk, case, item):
    culture, care = _of_turn(case, Turn.CULTURE), _of_turn(case, Turn.CARE)
    members = [culture[0], care[0]]
    shares = {contact.pk: 20 for contact in members}
    return {"kind": "pair", "formed_on": walk.day, "members": members, "coordinators": [culture[0]], "shares": shares}


def _comes(turn: Turn):
    return lambda walk, case, item: {"contacts": _of_turn(case, turn)[:1]}


def mark_training_held(walk, case, item):
    session = current.session_of(case.adoption, SessionKind.TRAINING)
    came = {"culture_contacts": _of_turn(case, Turn.CULTURE)[:1], "care_contacts": _of_turn(case, Turn.CARE)[:1]}
    return {"held_on": session.date, "not_before": session.date, "summary": "", **came}


def _invites(*organisations: str):
    return lambda walk, case, item: {"organisations": list(organisations), "count": len(organisations) + 5}


def candidate(name, sector, ownership, is_distributor, is_venue) -> dict:
    person = {"contact_name": "Yrjö Yhteyshenkilö", "contact_email": "yrjo.yhteyshenkilo@example.fi"}
    roles = {"is_distributor": is_distributor, "is_venue": is_venue}
    return {"name": name, "sector": sector, "ownership": ownership, **roles, "sites": [name], **person}


def list_candidates(walk, case, item):
    return {"candidates": [candidate(*row) for row in PARTNERS]}


def _accepts(walk, case, item):
    text = CommitmentText.objects.filter(kind="partnership").latest("pk")
    return {"text": text, "keeps_principles": True, "coordinates_locally": True}


def countersign_partnership(walk, case, item):
    return {"in_force_from": walk.day}


def consult_on_distributors(walk, case, item):
    partners = Partner.objects.filter(adoption=case.adoption, is_distributor=True, left_on=None)
    waiting = [partner for partner in partners if f"partner:{partner.pk}" in case.facts.unconsulted]
    return {"opinions": [{"partner": partner, "opinion": "favour", "note": ""} for partner in waiting]}


def record_partner_commitment(walk, case, item):
    partner = find(case, item)
    return {
        "model_version": ModelVersion.objects.filter(is_valid=True).latest("published_on"),
        "method": "signed",
        "given_by": "Jaana Johtaja",
        "given_by_role": "johtaja",
        "starts": walk.day,
        "sites": [site.name for site in partner.sites.all()],
    }


def name_statistics_person(walk, case, item):
    return {"contact": _of_turn(case, Turn.CARE)[0]}


def confirm_kaikukanta_access(walk, case, item):
    return {"granted_on": walk.day}


def submit_artwork(walk, case, item):
    return {"languages": ["fi"], "description": "Kortit ja juliste", "link": ""}


def order_cards(walk, case, item):
    return {"quantity": 1500, "languages": ["fi"], "printer": "Paino Oy", "ordered_on": walk.day, "cost_eur": 1200}


def confirm_delivery(walk, case, item):
    return {"delivered_on": walk.day}


def finish_local_material(walk, case, item):
    languages = sorted({code for one in case.adoption.region.municipalities.all() for code in one.language_status.split("-")})
    return {"kinds": "Esite ja juliste", "languages": languages, "finished_on": walk.day}


def report_onboarding(walk, case, item):
    return {"held_on": walk.day, "staff": 6, "material": "Perehdytysdiat"}


def set_pilot_period(walk, case, item):
    return {"starts": walk.day + timedelta(days=14), "ends": walk.day + timedelta(days=14 + 300)}


def report_distribution_begun(walk, case, item):
    starts = current.period_of(case.adoption).starts
    return {"begun_on": max(starts, walk.day), "not_before": starts}


def record_feedback_meeting(walk, case, item):
    half = case.dates.pilot_half
    came = {"culture_contacts": _of_turn(case, Turn.CULTURE), "care_contacts": _of_turn(case, Turn.CARE)}
    summary = "Kortti on otettu hyvin vastaan."
    return {"held_on": max(half, walk.day), "not_before": half, "kaikukeskus_came": True, "summary": summary, **came}


def record_survey(walk, case, item):
    asked = {"starts": walk.day - timedelta(days=14), "ends": walk.day, "audience": "Kortinjakajat ja kulttuurikohteet"}
    return {"answers": 38, "link": "", **asked}


def _decides(walk, case, item):
    number = f"{case.pk}/{walk.day.year}"
    made = {"organ": "Hyvinvointilautakunta", "decided_on": walk.day, "section": "24 §", "register_number": number}
    return {"outcome": "continue", "until": None, **made}


ANSWERS = {
    "take_ownership": take_ownership,
    "answer_contact": answer_contact,
    "plan_info_session": _plans(14),
    "mark_info_session_held": _held(SessionKind.INFO),
    "decide_to_prepare": decide_to_prepare,
    "appoint_culture": _appoints(Turn.CULTURE, "culture", "Kirsi Kulttuurinen"),
    "appoint_care": _appoints(Turn.CARE, "sote", "Sirpa Sotelainen"),
    "form_group": form_group,
    "plan_training": _plans(21),
    "confirm_attendance_culture": _comes(Turn.CULTURE),
    "confirm_attendance_care": _comes(Turn.CARE),
    "mark_training_held": mark_training_held,
    "plan_workshop": _plans(28),
    "invite_culture": _invites("Kulmakunnan museo", "Liikuntahalli Ponnistus"),
    "invite_care": _invites("Hyvän olon keskus", "Ovi auki ry"),
    "mark_workshop_held": _held(SessionKind.WORKSHOP),
    "list_candidates": list_candidates,
    "plan_meeting": _plans(14),
    "mark_meeting_held": _held(SessionKind.MEETING),
    "accept_partnership_culture": _accepts,
    "accept_partnership_care": _accepts,
    "countersign_partnership": countersign_partnership,
    "consult_on_distributors": consult_on_distributors,
    "record_partner_commitment": record_partner_commitment,
    "name_statistics_person": name_statistics_person,
    "confirm_kaikukanta_access": confirm_kaikukanta_access,
    "submit_artwork": submit_artwork,
    "order_cards": order_cards,
    "confirm_delivery": confirm_delivery,
    "finish_local_material": finish_local_material,
    "report_onboarding": report_onboarding,
    "set_pilot_period": set_pilot_period,
    "report_distribution_begun": report_distribution_begun,
    "record_feedback_meeting": record_feedback_meeting,
    "record_survey": record_survey,
    "decide_culture": _decides,
    "decide_care": _decides,
}
