"""Texts of letters that Kaikukeskus wrote instead of those that come with the site."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.models import User


class Part(models.TextChoices):
    """The three templates of a letter's item."""

    SUBJECT = "subject.txt", _("Subject")
    TEXT = "body.txt", _("Plain text")
    HTML = "body.html", _("Formatted text")


class LetterText(models.Model):
    """One template of one kind in one language, as edited; without a row, the file of the site holds."""

    kind = models.CharField(_("kind"), max_length=40)
    language = models.CharField(_("language"), max_length=2, choices=User.Language.choices)
    part = models.CharField(_("part"), max_length=12, choices=Part.choices)
    source = models.TextField(_("text"))
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    edited_at = models.DateTimeField(_("edited"))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("text of a letter")
        constraints = [
            models.UniqueConstraint(fields=["kind", "language", "part"], name="one_text_a_part"),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="letter_part_exists"),
        ]
