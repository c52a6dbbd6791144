"""People of a region: its contacts, whom each side appointed, and the local group (R7-R9, R46, R61, R78)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from adoption.declarations import ContactStatus, GroupKind, Side

from .days import shown
from .history import History
from .record import Record
from .regions import Adoption
from .standing import is_one_of, one_standing, turn_field, turn_of_a_side


class Contact(models.Model):
    """A person's dated relation to an adoption: for which side, and whether as a local coordinator."""

    adoption = models.ForeignKey(
        Adoption, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("adoption")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("person")
    )
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    coordinator = models.BooleanField(_("local coordinator"), default=False)
    status = models.CharField(
        _("status"), max_length=12, choices=ContactStatus.choices, default=ContactStatus.PROVISIONAL
    )
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)

    history = History()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.UniqueConstraint(
                fields=["adoption", "user", "side"],
                condition=models.Q(ends=None),
                name="contact_once_on_a_side",
            ),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="contact_ends_after_start",
            ),
            is_one_of("side", Side.values, name="contact_side_exists"),
            is_one_of("status", ContactStatus.values, name="contact_status_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_side_display()})"

    def take_back(self, *, by, now) -> tuple[str, ...]:
        """Whoever was made a contact by mistake is one no more; the caller writes the fields named."""
        self.ends = max(self.starts, timezone.localdate(now))
        return ("ends",)


class Appointment(Record):
    """The persons whom one side appointed, by whom and when (R8, R9)."""

    turn = turn_field()
    appointed_by = models.CharField(_("appointed by"), max_length=200)
    appointed_on = models.DateField(_("appointed on"))
    contacts = models.ManyToManyField(Contact, related_name="appointments", verbose_name=_("persons"))

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            one_standing("adoption", "turn", name="one_appointment_a_side"),
            turn_of_a_side("appointment_of_a_side"),
        ]

    def __str__(self) -> str:
        said = {"side": self.get_turn_display(), "day": shown(self.appointed_on)}
        return _("Persons appointed on %(day)s: %(side)s") % said


class LocalGroup(Record):
    """The local working group or pair, for preparing and for keeping up (R7)."""

    kind = models.CharField(_("group or pair"), max_length=8, choices=GroupKind.choices)
    formed_on = models.DateField(_("formed on"))

    class Meta:
        verbose_name = _("local group")
        verbose_name_plural = _("local groups")
        constraints = [
            one_standing("adoption", name="one_group_an_adoption"),
            is_one_of("kind", GroupKind.values, name="group_kind_exists"),
        ]

    def __str__(self) -> str:
        said = {"group": self.get_kind_display(), "day": shown(self.formed_on)}
        return _("%(group)s formed on %(day)s") % said


class GroupMember(models.Model):
    """A contact in the group, with the agreed share of work time in per cent, if there is one (R46)."""

    group = models.ForeignKey(
        LocalGroup, on_delete=models.CASCADE, related_name="members", verbose_name=_("group")
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("contact")
    )
    work_share = models.PositiveSmallIntegerField(_("share of work time, per cent"), null=True, blank=True)

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of a group")
        constraints = [
            models.UniqueConstraint(fields=["group", "contact"], name="member_once_in_a_group"),
            models.CheckConstraint(
                condition=models.Q(work_share=None) | models.Q(work_share__lte=100),
                name="work_share_at_most_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact)


class StatisticsDuty(Record):
    """Who looks after the region's statistics (R26, R41.6)."""

    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, related_name="statistics_duties", verbose_name=_("contact")
    )

    class Meta:
        verbose_name = _("statistics duty")
        verbose_name_plural = _("statistics duties")
        constraints = [one_standing("adoption", name="one_statistics_person_an_adoption")]

    def __str__(self) -> str:
        return _("Statistics person named on %(day)s") % {"day": shown(self.recorded_at)}
