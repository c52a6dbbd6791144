"""From the contact to the candidates: the people, the sessions, and who is asked to them."""

from datetime import time, timedelta

from adoption.declarations import SessionKind, Turn
from adoption.queries import current
from config.demonstration.partners import FEW, candidate

from .sides import came, of_turn

# The register keeps Helsinki and Åland as counties, though they are none (R58).
NO_COUNTY = ("90", "91")


def _first_contacts(walk) -> list[dict]:
    return walk.people or [
        {"side": "culture", "name": "Kaisa Kulttuuri", "email": f"kaisa.{walk.case_id}@example.fi"},
        {"side": "sote", "name": "Seppo Sote", "email": f"seppo.{walk.case_id}@example.fi"},
    ]


def take_ownership(walk, case, thing):
    return {"adviser": walk.adviser}


def answer_contact(walk, case, thing):
    region = case.adoption.region
    municipalities = list(region.municipalities.select_related("county").order_by("-population"))
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
        return said | came(walk, case, others)

    return answers


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


def change_coordinator(walk, case, thing):
    return {"coordinators": of_turn(case, Turn.CULTURE)[:1]}


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
    "change_coordinator": change_coordinator,
}
