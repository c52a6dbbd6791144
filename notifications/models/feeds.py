"""Secret addresses of calendars."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.models import AdoptionCase


def new_secret() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)


class Feed(models.Model):
    """A calendar that whoever knows its address may read: a person's own, or, with `case`, that of one region."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    case = models.ForeignKey(
        AdoptionCase, null=True, blank=True, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    secret = models.CharField(max_length=43, unique=True, default=new_secret)
    made_at = models.DateTimeField(_("made"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("calendar feed")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(case=None, revoked_at=None),
                name="one_own_feed_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["person", "case"],
                condition=models.Q(revoked_at=None),
                name="one_feed_a_region_at_a_time",
            ),
        ]
