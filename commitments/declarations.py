"""The words of the network: sectors, ownership, roles, how a commitment was given, and what a venue is told. Pure."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn


class Sector(TextChoices):
    """The field a partner works in: the groups that gain from Kaikukortti (R20), with sports (R72)."""

    SOTE = "sote", _("Social and health care")
    HYTE = "hyte", _("Health and wellbeing promotion")
    THIRD_SECTOR = "third_sector", _("Third sector")
    CULTURE = "culture", _("Culture")
    SPORT = "sport", _("Sports")


class Ownership(TextChoices):
    """Whose organisation a partner is (R70-R72)."""

    PUBLIC = "public", _("Public")
    PRIVATE = "private", _("Private")
    THIRD_SECTOR = "third_sector", _("Third sector")


class Role(TextChoices):
    """What a partner does; it may do both (R73)."""

    DISTRIBUTOR = "distributor", _("Card distributor")
    VENUE = "venue", _("Venue")


def turn_of_roles(*, is_distributor: bool, is_venue: bool) -> Turn:
    """Venues are culture's, distributors social and health care's; a partner that is both is either's."""
    if is_distributor and is_venue:
        return Turn.LOCAL
    return Turn.CARE if is_distributor else Turn.CULTURE


def is_third_sector_distributor(*, is_distributor: bool, sector: str, ownership: str) -> bool:
    """One that hands out cards and works in the third sector, or is owned by it (R71)."""
    return is_distributor and Sector.THIRD_SECTOR in (sector, ownership)


class Method(TextChoices):
    """How a partner gave its commitment."""

    SIGNED = "signed", _("Signed document")
    KAIKUKANTA = "kaikukanta", _("Acknowledged in Kaikukanta")
    HERE = "here", _("Acknowledged here")


class Opinion(TextChoices):
    """Kaikukeskus' view on a candidate for distributor, before it commits."""

    FAVOUR = "favour", _("In favour")
    AGAINST = "against", _("Against")
    TALK_FIRST = "talk_first", _("To be talked over first")


class TextKind(TextChoices):
    """The two kinds of commitment, never merged (R64)."""

    PARTNERSHIP = "partnership", _("Partnership commitment")
    PARTNER = "partner", _("Partner commitment")


@dataclass(frozen=True)
class Statement:
    """Something that a partner is told before it commits, true as of a year."""

    rules: tuple[str, ...]
    year: int
    words: Promise


NO_REIMBURSEMENT = Statement(
    rules=("R45",),
    year=2024,
    words=_(
        "As of 2024, tickets and course places got with Kaikukortti are not reimbursed, at least for now."
    ),
)
