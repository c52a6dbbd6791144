"""The words that adoption, the network and the path share: sides, whose turn it is, kinds and outcomes. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Side(TextChoices):
    """The field a contact acts for. Sote and hyte may stand in for each other (R8, R77)."""

    CULTURE = "culture", _("Culture")
    SOTE = "sote", _("Social and health care")
    HYTE = "hyte", _("Health and wellbeing promotion")


class Turn(TextChoices):
    """Whose turn it is: a side, the local coordinator, anybody of the region, Kaikukeskus, or anybody at all."""

    CULTURE = "culture", _("Culture")
    CARE = "care", _("Social and health care or hyte")
    COORDINATOR = "coordinator", _("Local coordinator")
    LOCAL = "local", _("The region")
    CENTRE = "centre", _("Kaikukeskus")
    ANYONE = "anyone", _("The region or Kaikukeskus")


def turn_of(side: Side) -> Turn:
    """The turn a side answers for: sote and hyte share one (R77)."""
    return Turn.CULTURE if side is Side.CULTURE else Turn.CARE


class ContactStatus(TextChoices):
    """Whether a side has appointed the person (R9)."""

    PROVISIONAL = "provisional", _("Provisional")
    APPOINTED = "appointed", _("Appointed")


class RegionKind(TextChoices):
    """How large a region is (R56); other groups of municipalities exist and may cross county borders."""

    MUNICIPALITY = "municipality", _("Municipality")
    SUBREGION = "subregion", _("Sub-region")
    REGION = "region", pgettext_lazy("one of the regions of Finland", "Region")
    OTHER = "other", _("Other group of municipalities")


class LanguageStatus(TextChoices):
    """The languages of a municipality, the majority's first."""

    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    FI_SV = "fi-sv", _("Bilingual, mostly Finnish")
    SV_FI = "sv-fi", _("Bilingual, mostly Swedish")


class Language(TextChoices):
    """Languages in which local material is made."""

    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    EN = "en", _("English")
    SE = "se", _("Northern Sámi")
    SMN = "smn", _("Inari Sámi")
    SMS = "sms", _("Skolt Sámi")
    OTHER = "other", _("Another language")


class Origin(TextChoices):
    """Where the idea of a contact came from."""

    OWN_IDEA = "own_idea", _("Our own idea")
    COUNCIL = "council", _("A council initiative")
    EXAMPLE = "example", _("Another region's example")
    KAIKUKESKUS = "kaikukeskus", _("Kaikukeskus told about it")
    OTHER = "other", _("Something else")


class AnswerOutcome(TextChoices):
    """What Kaikukeskus answers a contact."""

    GO_ON = "go_on", _("Go on")
    LATER = "later", _("Later")
    NO = "no", _("No")


class GroupKind(TextChoices):
    """A pair is enough (R7)."""

    GROUP = "group", _("Working group")
    PAIR = "pair", _("Work pair")


class SessionKind(TextChoices):
    """What is held together on the path (R41.1, R41.3-R41.5, R41.10)."""

    INFO = "info_session", _("Information session")
    TRAINING = "training", _("Training")
    WORKSHOP = "workshop", _("Start workshop")
    MEETING = "meeting", _("Meeting")
    FEEDBACK = "feedback", _("Feedback meeting")


class Mode(TextChoices):
    """How a session is held; remote unless said otherwise (R62)."""

    REMOTE = "remote", _("Remote")
    ON_SITE = "on_site", _("On site")
    HYBRID = "hybrid", _("On site and remote")


class Outcome(TextChoices):
    """What a side decides to follow the pilot (R41.11, R67, R69)."""

    CONTINUE = "continue", _("Continue permanently")
    EXTEND = "extend", _("Extend the pilot")
    END = "end", _("End")
