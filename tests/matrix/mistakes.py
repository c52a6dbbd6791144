"""Answers that contradict what is on record or a rule, and the sentence that each is met with at its field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from adoption.declarations import SessionKind
from adoption.models import Contact
from adoption.queries import current
from commitments.models import CommitmentText
from tests.matrix.people import email_of
from tests.matrix.scenes import Played


@dataclass(frozen=True)
class Mistake:
    """What is said, at which field it is wrong, and words of the sentence there."""

    field: str
    words: str
    said: Callable[[Played], dict]


def says(**said) -> Callable[[Played], dict]:
    return lambda played: said


def written(day: date) -> str:
    return day.strftime("%-d.%-m.%Y")


def from_today(days: int) -> str:
    return written(timezone.localdate() + timedelta(days=days))


def before(find: Callable, name: str, **more) -> Callable[[Played], dict]:
    """The day before one that is on record."""
    return lambda played: {name: written(find(played.walk.case) - timedelta(days=1))} | more


def held(kind: SessionKind) -> Callable:
    return lambda case: current.held_on(case.adoption, kind)


def key_of(kind: str, walk) -> int:
    return next(one.pk for one in walk.case.contacts if one.user.email == email_of(kind))


def from_elsewhere(name: str) -> Callable[[Played], dict]:
    """A contact of another region in a chooser of people."""
    return lambda played: {name: Contact.objects.get(user__email=email_of("elsewhere")).pk}


def not_in_group(name: str) -> Callable[[Played], dict]:
    """Somebody who became a contact after the group was formed (R41.3)."""

    def said(played: Played) -> dict:
        newcomer = {"side": "culture", "name": "Uusi", "email": "uusi@example.fi", "starts": played.walk.day}
        played.walk.do("add_contact", **newcomer)
        newest = Contact.objects.get(user__email="uusi@example.fi")
        return {name: [key_of("culture", played.walk), newest.pk]}

    return said


def one_person_on_both_sides(played: Played) -> dict:
    twice = {"side": "sote", "email": email_of("culture"), "name": "", "starts": played.walk.day}
    played.walk.do("add_contact", by=played.walk.contacts("sote")[0].user, **twice)
    contact = Contact.objects.get(
        user__email=email_of("culture"), side="sote", adoption__case=played.walk.case_id
    )
    culture = key_of("culture", played.walk)
    return {"culture_members": culture, "care_members": contact.pk, "coordinators": culture, "kind": "pair"}


def members(**more) -> Callable[[Played], dict]:
    def said(played: Played) -> dict:
        keys = {kind: key_of(kind, played.walk) for kind in ("culture", "coordinator", "hyte")}
        group = {"culture_members": keys["culture"], "care_members": keys["hyte"], "kind": "pair"}
        return group | {name: keys[kind] for name, kind in more.items()}

    return said


def same_day(played: Played) -> dict:
    day = timezone.localdate() + timedelta(days=9)
    played.walk.do("move_session", item=played.item, date=day, starts_at=None, reason="")
    return {"date": written(day)}


def of_another_kind(played: Played) -> dict:
    return {"text": CommitmentText.objects.filter(kind="partner").first().pk}


def extends_too_little(played: Played) -> dict:
    return {"outcome": "extend", "until": written(current.period_of(played.walk.case.adoption).ends)}


def taken_elsewhere(played: Played) -> dict:
    other = Contact.objects.get(user__email=email_of("elsewhere")).adoption.region
    names = ", ".join(one.name_fi for one in other.municipalities.all())
    return {"outcome": "go_on", "kind": "other", "municipalities": names}


PASSED, TO_COME = "This day has passed.", "This day is still to come."
R61 = "A worker of Kaikukeskus cannot act for a region."
ONLY_THESE = "Choose only from the persons listed here."
ONLY_MEMBERS = "The training is for the local group."
OTHER_SIDE = "This person is already a contact of the other side."
REVIEW = "Give the day on which this is looked at again."

MISTAKES: dict[str, tuple[Mistake, ...]] = {
    "answer_contact": (
        Mistake("review_on", REVIEW, says(outcome="later", reason="Budget")),
        Mistake("reason", "Say in a few words why.", says(outcome="no")),
        Mistake("culture_email", "Give the e-mail of at least one", says(outcome="go_on")),
        Mistake("culture_email", R61, says(outcome="go_on", culture_email=email_of("worker"))),
        Mistake("sote_email", "has been closed", says(outcome="go_on", sote_email="Closed@example.fi")),
        Mistake("both_sides", "One address is given on both sides.", says(outcome="go_on", culture_email="a@example.fi", sote_email="A@example.fi")),
        Mistake("municipalities", "already belongs to the running region", taken_elsewhere),
        Mistake("kind", "Choose what kind of region it is.", says(outcome="go_on")),
    ),
    "plan_info_session": (
        Mistake("date", PASSED, lambda played: {"date": from_today(-1)}),
        Mistake("place", "Write where the session is held", lambda played: {"date": from_today(9), "mode": "on_site"}),
    ),
    "mark_info_session_held": (
        Mistake("held_on", TO_COME, lambda played: {"held_on": from_today(1)}),
        Mistake("held_on", "cannot come before the contact", before(lambda case: current.started_on(case.adoption), "held_on")),
        Mistake("culture_contacts", ONLY_THESE, from_elsewhere("culture_contacts")),
    ),
    "decide_to_prepare": (
        Mistake("decided_on", "cannot come before the information session", before(held(SessionKind.INFO), "decided_on")),
        Mistake("review_on", REVIEW, says(go_on="False")),
    ),
    "appoint_culture": (
        Mistake("new_email", R61, says(new_email=email_of("adviser").replace("adviser", "neuvoja"))),
        Mistake("new_email", OTHER_SIDE, says(new_email=email_of("sote"))),
        Mistake("new_email", "sign-in has been closed", says(new_email=email_of("deactivated"))),
        Mistake("contacts", ONLY_THESE, from_elsewhere("contacts")),
        Mistake("contacts", ONLY_THESE, lambda played: {"contacts": key_of("sote", played.walk)}),
    ),
    "form_group": (
        Mistake("both_sides", "One person is chosen on both sides.", one_person_on_both_sides),
        Mistake("coordinators", "has to be a member of the group", members(coordinators="coordinator")),
        Mistake("coordinators", ONLY_THESE, from_elsewhere("coordinators")),
        Mistake("culture_members", ONLY_THESE, members(culture_members="hyte")),
        Mistake("kind", "A pair is one person from each side.", lambda played: members()(played) | {"care_members": [key_of("hyte", played.walk), key_of("sote", played.walk)]}),
    ),
    "plan_training": (Mistake("date", PASSED, lambda played: {"date": from_today(-1)}),),
    "confirm_attendance_culture": (
        Mistake("contacts", ONLY_MEMBERS, not_in_group("contacts")),
        Mistake("contacts", ONLY_MEMBERS, from_elsewhere("contacts")),
    ),
    "mark_training_held": (
        Mistake("culture_contacts", ONLY_MEMBERS, not_in_group("culture_contacts")),
        Mistake("care_contacts", "Both sides have to be present.", says()),
        Mistake("held_on", "cannot come before the information session", before(held(SessionKind.INFO), "held_on")),
    ),
    "add_contact": (
        Mistake("email", R61, says(side="culture", email=email_of("worker"))),
        Mistake("email", OTHER_SIDE, says(side="culture", email=email_of("hyte"))),
        Mistake("email", "already a contact of this side", says(side="culture", email=email_of("coordinator").upper())),
        Mistake("side", "Choose your own side.", says(side="sote", email="new@example.fi")),
        Mistake("name", "the address is new here", says(side="culture", email="new@example.fi")),
    ),
    "replace_contact (of culture)": (
        Mistake("email", "This is the contact who is replaced.", says(email=email_of("culture"))),
        Mistake("email", R61, says(email=email_of("worker"))),
        Mistake("starts", "first day of the contact who is replaced", before(lambda case: case.contacts[0].starts, "starts")),
    ),
    "contact_leaves (of culture)": (
        Mistake("ends", "cannot come before the contact's first day", before(lambda case: case.contacts[0].starts, "ends")),
    ),
    "change_coordinator": (Mistake("coordinators", ONLY_THESE, from_elsewhere("coordinators")),),
    "change_adviser": (Mistake("adviser", "Choose one of the workers", lambda played: {"adviser": played.walk.contacts("sote")[0].user_id}),),
    "hold": (
        Mistake("review_on", PASSED, lambda played: {"reason": "Waits", "review_on": from_today(-1)}),
        Mistake("review_on", "within two years", lambda played: {"reason": "Waits", "review_on": from_today(800)}),
    ),
    "send_back": (
        Mistake("to", "earlier steps", says(to="feedback")),
        Mistake("records", "listed here", says(to="working_group", records="999")),
    ),
    "override": (Mistake("gate", "listed here", says(gate="partnership_in_force", reason="Nobody minds")),),
    "move_session (planned by Kaikukeskus)": (
        Mistake("date", "already planned for this day", same_day),
        Mistake("date", PASSED, before(held(SessionKind.INFO), "date")),
    ),
    "mark_workshop_held": (
        Mistake("held_on", "cannot come before the training", before(held(SessionKind.TRAINING), "held_on")),
        Mistake("culture_count", "2 persons are named above", says(culture_names="A\nB", culture_count="1")),
    ),
    "invite_culture": (Mistake("count", "2 organisations are named above", says(organisations="A\nB", count="1")),),
    "list_candidates": (
        Mistake("row_2_name", "is in the network already", says(row_1_name="One", row_2_name="ONE")),
        Mistake("row_1_ownership", "owned by the third sector", says(row_1_name="One", row_1_sector="third_sector", row_1_ownership="public")),
    ),
    "accept_partnership_culture": (
        Mistake("text", "Choose one of those listed here.", of_another_kind),
        Mistake("keeps_principles", "without this promise", says()),
    ),
    "record_partner_commitment (of a venue)": (
        Mistake("model_version", "Choose one of those listed here.", says(model_version="999999")),
        Mistake("knows_no_reimbursement", "are not reimbursed", says(given_by="A")),
    ),
    "decide_on_limitation": (Mistake("reason", "Say in a few words why", says(approved="False")),),
    "add_partner": (Mistake("name", "is in the network already", says(name="KULMAKUNNAN MUSEO")),),
    "partner_leaves (a venue)": (Mistake("left_on", TO_COME, lambda played: {"left_on": from_today(1)}),),
    "name_statistics_person": (Mistake("contact", "Choose one of the persons listed here.", from_elsewhere("contact")),),
    "submit_artwork": (Mistake("link", "Write the whole address", says(link="javascript:alert(1)")),),
    "order_cards": (
        Mistake("ordered_on", "cannot come before the approval of the artwork", before(lambda case: current.artwork_approved_on(case.adoption), "ordered_on")),
        Mistake("quantity", "Order at least one card.", says(quantity="0")),
    ),
    "confirm_delivery": (
        Mistake("delivered_on", "cannot come before the order", before(lambda case: current.order_of(case.adoption).ordered_on, "delivered_on")),
    ),
    "set_pilot_period": (
        Mistake("ends", "The pilot ends before it starts.", lambda played: {"starts": from_today(9), "ends": from_today(8)}),
        Mistake("starts", PASSED, lambda played: {"starts": from_today(-1), "ends": from_today(8)}),
    ),
    "report_distribution_begun": (
        Mistake("begun_on", "cannot come before the first day of the pilot", before(lambda case: current.period_of(case.adoption).starts, "begun_on")),
    ),
    "record_feedback_meeting": (
        Mistake("held_on", "cannot come before the first day of distribution", before(lambda case: current.begun_on(case.adoption), "held_on")),
    ),
    "record_survey": (
        Mistake("ends", "The survey closes before it opens.", lambda played: {"starts": from_today(-2), "ends": from_today(-3)}),
        Mistake("starts", "cannot come before the first day of distribution", before(lambda case: current.begun_on(case.adoption), "starts")),
    ),
    "decide_culture": (
        Mistake("until", "The pilot already lasts until", extends_too_little),
        Mistake("decided_on", "cannot come before the first day of distribution", before(lambda case: current.begun_on(case.adoption), "decided_on")),
    ),
}  # fmt: skip
