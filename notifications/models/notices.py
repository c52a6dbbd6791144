"""What a person was told: one row a notice."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from notifications.base.models import AbstractNotification, NotificationQuerySet
from workflows.models import AdoptionCase, CaseEvent


class NoticeQuerySet(NotificationQuerySet):
    """Notices as people speak of them."""

    def standing(self):
        """Those of tasks that still wait for their reader."""
        return self.filter(settled_at=None)

    def for_eyes_of(self, user):
        """The person's own, of cases that the person may still see."""
        mine = self.filter(recipient=user)
        return mine if user.is_kaikukeskus else mine.filter(target__in=AdoptionCase.objects.of_contact(user))


class Notification(AbstractNotification):
    """A person is told that a task waits, or that it does not, as what led to it was taken back. Sentences are made
    when it is read, in its reader's language.

    The library's three roles are real foreign keys here: `actor` is who did the act behind it, `target` the
    case, `action_object` the event. `act` and `item` say which task; `settled_at` is when that task was done,
    given up or taken by somebody else, `read_at` when its reader marked it as read. Its other columns, which hold text or anything at all, are left out.
    """

    class Verb(models.TextChoices):
        NEW_TASK = "new_task", _("A new task")
        HANDED_OVER = "handed_over", _("A task handed over")
        TAKEN_BACK = "taken_back", _("A task taken back")

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("by"),
    )
    target = models.ForeignKey(
        AdoptionCase, on_delete=models.CASCADE, related_name="notices", verbose_name=_("case")
    )
    action_object = models.ForeignKey(
        CaseEvent, on_delete=models.CASCADE, related_name="notices", verbose_name=_("event")
    )
    verb = models.CharField(_("what happened"), max_length=20, choices=Verb.choices, default=Verb.NEW_TASK)
    act = models.CharField(_("act"), max_length=60)
    item = models.CharField(max_length=60, blank=True)
    item_name = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    actor_content_type = actor_object_id = None
    target_content_type = target_object_id = None
    action_object_content_type = action_object_object_id = None
    level = description = data = public = deleted = None

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-timestamp", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "unread"], name="notice_recipient_unread"),
            models.Index(fields=["target", "settled_at"], name="notice_case_settled"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["action_object", "recipient", "act", "item"], name="one_notice_an_event"
            ),
            models.UniqueConstraint(
                fields=["recipient", "target", "act", "item"],
                condition=models.Q(settled_at=None),
                name="one_standing_notice_a_task",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None) | models.Q(unread=False) | models.Q(verb="taken_back"),
                name="settled_notice_is_read",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} {self.verb} {self.target_id} {self.act} {self.item}".rstrip()
