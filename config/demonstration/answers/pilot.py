"""Printing, the pilot, and what is decided after it."""

from datetime import timedelta

from adoption.declarations import Turn
from adoption.queries import current

from .sides import came


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
    return said | came(walk, case, 4)


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
    "submit_artwork": submit_artwork,
    "order_cards": order_cards,
    "confirm_delivery": confirm_delivery,
    "finish_local_material": finish_local_material,
    "set_pilot_period": set_pilot_period,
    "confirm_go_live": confirm_go_live,
    "report_distribution_begun": report_distribution_begun,
    "record_feedback_meeting": record_feedback_meeting,
    "record_survey": record_survey,
    "decide_culture": _decides(Turn.CULTURE),
    "decide_care": _decides(Turn.CARE),
    "correct": correct,
}
