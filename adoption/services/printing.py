"""Artwork, cards and local material (R23, R36, R41.7, R49)."""

from datetime import datetime

from adoption.models import Artwork, ArtworkDecision, Delivery, LocalMaterial, PrintOrder
from adoption.queries import current
from adoption.services.taking_back import withdraw
from adoption.services.writing import write


def submit_artwork(adoption, data: dict, *, by, now: datetime, item=None) -> Artwork:
    """Artwork for Kaikukeskus to look at. One that still waits gives way to it."""
    decided = ArtworkDecision.objects.standing().filter(adoption=adoption).values("artwork")
    withdraw(Artwork.objects.filter(adoption=adoption).exclude(pk__in=decided), by=by, now=now)
    facts = {
        "languages": data["languages"],
        "description": data.get("description", ""),
        "link": data.get("link", ""),
    }
    return write(Artwork, adoption, by=by, now=now, **facts)


def _deciding_on_artwork(name: str, *, approved: bool):
    def record(adoption, data, *, by, now, item=None):
        facts = {
            "artwork": item.artwork if item else current.artwork_waiting(adoption),
            "reason": data.get("reason", ""),
        }
        return write(ArtworkDecision, adoption, by=by, now=now, approved=approved, **facts)

    record.__name__ = name
    record.__doc__ = "Kaikukeskus' word on the artwork that waits for it (R23)."
    return record


approve_artwork = _deciding_on_artwork("approve_artwork", approved=True)
return_artwork = _deciding_on_artwork("return_artwork", approved=False)


def order_cards(adoption, data: dict, *, by, now: datetime, item=None) -> PrintOrder:
    """The order of the cards; cost in whole euros, if known."""
    names = ("quantity", "languages", "printer", "ordered_on", "cost_eur")
    return write(PrintOrder, adoption, by=by, now=now, **{name: data.get(name) for name in names})


def confirm_delivery(adoption, data: dict, *, by, now: datetime, item=None) -> Delivery:
    """The cards of the latest order have arrived."""
    order = item.order if item else current.order_of(adoption)
    withdraw(Delivery.objects.filter(order=order), by=by, now=now)
    return write(Delivery, adoption, by=by, now=now, order=order, delivered_on=data["delivered_on"])


def finish_local_material(adoption, data: dict, *, by, now: datetime, item=None) -> LocalMaterial:
    """The local material and its languages; more of it, such as a missing language, replaces the record."""
    withdraw(LocalMaterial.objects.filter(adoption=adoption), by=by, now=now)
    names = ("kinds", "languages", "finished_on")
    return write(LocalMaterial, adoption, by=by, now=now, **{name: data[name] for name in names})
