"""Addresses to which no letter can be delivered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RefusedAddress(models.Model):
    """A mail server's word that an address takes no letters. It holds while the person's address is this one."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="refused_addresses"
    )
    address = models.EmailField(_("e-mail"))
    refused_at = models.DateTimeField(_("refused"))
    said = models.CharField(_("what the mail server said"), max_length=300)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("refused address")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "address"],
                condition=models.Q(cleared_at=None),
                name="an_address_refused_once",
            ),
        ]
