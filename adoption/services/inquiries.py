"""A region gets in touch and is answered (R3, R6, R56-R59)."""

from datetime import datetime

from django.utils import timezone

from adoption.models import Adoption, Answer, Inquiry
from adoption.services.contacts import add_contacts
from adoption.services.regions import new_adoption, open_region
from adoption.services.taking_back import withdraw
from adoption.services.writing import write

GO_ON = "go_on"


def register_contact(data: dict, *, by, now: datetime) -> Adoption:
    """What a sender left on the public page, or told Kaikukeskus: a region with an adoption, not running.

    `by` is None when nobody is signed in.
    """
    adoption = new_adoption(data["municipalities"], now=now)
    facts = {name: data.get(name, "") for name in ("name", "email", "message", "origin")}
    received = data.get("received_on") or timezone.localdate(now)
    write(Inquiry, adoption, by=by, now=now, received_on=received, **facts)
    return adoption


def answer_contact(adoption, data: dict, *, by, now: datetime, item=None) -> Answer:
    """The answer. Going on opens the region and makes its first contacts; a former answer gives way."""
    withdraw(Answer.objects.filter(adoption=adoption), by=by, now=now)
    if data["outcome"] == GO_ON:
        open_region(adoption, data)
        add_contacts(adoption, data["contacts"], by=by, now=now)
    facts = {"outcome": data["outcome"], "reason": data.get("reason", ""), "review_on": data.get("review_on")}
    return write(Answer, adoption, by=by, now=now, **facts)
