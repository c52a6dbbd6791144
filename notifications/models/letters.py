"""Letters that were queued, and what each of them says: rows whose keys make sending twice impossible."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from workflows.models import AdoptionCase


class LetterQuerySet(models.QuerySet):
    """Letters as people speak of them."""

    def standing(self):
        """Those that were not taken out of the queue before they left."""
        return self.filter(withdrawn_at=None)

    def queued(self):
        """Those that wait for the mail server."""
        return self.standing().filter(email__status__in=(STATUS.queued, STATUS.requeued))


class Letter(models.Model):
    """One letter to one person, in the queue of post-office in the same transaction as this row.

    `key` says which letter it is: it is in the queue once. A letter whose message is no longer true before it leaves is
    withdrawn, with its items, and written anew. `explanation` keeps what led to it: rules, facts, calendar days.
    """

    key = models.CharField(max_length=120)
    kind = models.CharField(_("kind"), max_length=40)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=_("recipient"),
    )
    day = models.DateField(_("day"))
    made_at = models.DateTimeField(_("written"))
    language = models.CharField(_("language"), max_length=2)
    subject = models.CharField(_("subject"), max_length=300)
    email = models.OneToOneField(
        Email, null=True, blank=True, on_delete=models.SET_NULL, related_name="letter"
    )
    explanation = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["recipient", "day"], name="letter_recipient_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(withdrawn_at=None), name="a_letter_once"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class LetterItemQuerySet(models.QuerySet):
    """What letters say, as people speak of it."""

    def sent(self):
        """Of letters that the mail server took, also if their messages are kept no longer."""
        return self.filter(models.Q(letter__email=None) | models.Q(letter__email__status=STATUS.sent))


class LetterItem(models.Model):
    """One thing that a letter tells a person of, once: `about` says of what, `occasion` when in its life.

    `person` is whom it is for; the letter's recipient is another while a deputy reads the person's letters.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="items")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(AdoptionCase, null=True, on_delete=models.CASCADE, related_name="letter_items")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=60)
    occasion = models.CharField(max_length=60)

    objects = LetterItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of a letter")
        constraints = [
            models.UniqueConstraint(fields=["person", "about", "occasion"], name="told_once_an_occasion"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.about} {self.occasion}"
