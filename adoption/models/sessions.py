"""What is held together: planned, who is asked and who comes, and what was held (R41.1, R41.3-R41.5, R62)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Mode, SessionKind, Turn

from .days import shown
from .people import Contact
from .record import Record
from .standing import SIDES, is_one_of, one_standing, turn_field, turn_of_a_side


class Session(Record):
    """A session with its day and place; remote unless said otherwise (R62)."""

    kind = models.CharField(_("session"), max_length=12, choices=SessionKind.choices)
    date = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    mode = models.CharField(_("how it is held"), max_length=8, choices=Mode.choices, default=Mode.REMOTE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    audience = models.CharField(_("for whom"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            is_one_of("kind", SessionKind.values, name="session_kind_exists"),
            is_one_of("mode", Mode.values, name="session_mode_exists"),
        ]

    def __str__(self) -> str:
        said = {"session": self.get_kind_display(), "day": shown(self.date)}
        return _("%(session)s planned for %(day)s") % said


class OfSession(Record):
    """A record of one session."""

    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("session")
    )

    class Meta:
        abstract = True


class Expected(OfSession):
    """Which members of the group come to the training from one side (R41.3)."""

    turn = turn_field()
    contacts = models.ManyToManyField(Contact, related_name="expected", verbose_name=_("who comes"))

    class Meta:
        verbose_name = _("expected attendance")
        verbose_name_plural = _("expected attendances")
        constraints = [
            one_standing("session", "turn", name="one_expected_a_side"),
            turn_of_a_side("expected_of_a_side"),
        ]

    def __str__(self) -> str:
        said = {"side": self.get_turn_display(), "day": shown(self.recorded_at)}
        return _("Who comes to the training, said on %(day)s: %(side)s") % said


class Invitation(OfSession):
    """Organisations of its own field that one side asked to the workshop, one a line (R41.4, R70)."""

    turn = turn_field()
    organisations = models.TextField(_("invited organisations"))
    count = models.PositiveIntegerField(_("number of organisations"))

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            one_standing("session", "turn", name="one_invitation_a_side"),
            turn_of_a_side("invitation_of_a_side"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="somebody_invited"),
        ]

    def __str__(self) -> str:
        said = {"side": self.get_turn_display(), "day": shown(self.recorded_at)}
        return _("Invited to the start workshop, said on %(day)s: %(side)s") % said


class SessionReport(OfSession):
    """A session that was held."""

    held_on = models.DateField(_("held on"))
    summary = models.TextField(_("what was talked about"), blank=True)

    class Meta:
        verbose_name = _("report of a session")
        verbose_name_plural = _("reports of sessions")
        constraints = [one_standing("session", name="one_report_a_session")]

    def __str__(self) -> str:
        said = {"session": self.session.get_kind_display(), "day": shown(self.held_on)}
        return _("%(session)s held on %(day)s") % said


class Attendance(models.Model):
    """Who came: a contact, somebody known by name, or a number of people from one side."""

    report = models.ForeignKey(
        SessionReport, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("report")
    )
    turn = turn_field()
    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("contact"),
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    count = models.PositiveIntegerField(_("number of people"), default=1)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            is_one_of("turn", (*SIDES, Turn.CENTRE), name="attendance_turn_exists"),
            models.UniqueConstraint(fields=["report", "contact"], name="contact_came_once"),
            models.CheckConstraint(
                condition=models.Q(contact=None) | models.Q(name=""), name="attendance_contact_or_name"
            ),
            models.CheckConstraint(
                condition=models.Q(contact=None, name="", count__gte=1) | models.Q(count=1),
                name="named_attendance_is_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact) if self.contact_id else self.name or str(self.count)
