"""Which letters a person wishes to get, and how."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a kind of thing reaches a person by letter."""

    NOW = "now", _("In the letter of the day")
    DIGEST = "digest", _("Only in Monday's digest")
    OFF = "off", _("Not by letter")


class Preference(models.Model):
    """How one group of kinds reaches a person, where that is not the usual way."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letter_preferences"
    )
    group = models.CharField(_("group of kinds"), max_length=40)
    channel = models.CharField(_("how"), max_length=8, choices=Channel.choices)

    class Meta:
        verbose_name = _("choice of letters")
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], name="one_choice_a_group"),
            models.CheckConstraint(
                condition=models.Q(channel__in=Channel.values), name="letter_channel_exists"
            ),
        ]
