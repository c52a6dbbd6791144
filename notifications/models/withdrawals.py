"""Links in letters that are good no longer, though their time is not over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from notifications.links import Link


class LinkWithdrawalQuerySet(models.QuerySet):
    """Withdrawals as people speak of them."""

    def of(self, link: Link):
        """Those that the link falls under. One issued within the second of a withdrawal does, too."""
        about = {"purpose__in": ("", link.purpose), "thing__in": ("", link.thing)}
        return self.filter(holder=link.holder, withdrawn_at__gte=link.issued, **about)


class LinkWithdrawal(models.Model):
    """All links that were issued to a holder until then are void; with `purpose` or `thing`, those for it alone.

    `holder` and `thing` are typed keys as they stand in links: "user:5", "task:17".
    """

    holder = models.CharField(max_length=40)
    purpose = models.CharField(max_length=8, blank=True)
    thing = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"))

    objects = LinkWithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal of links")
        ordering = ["-withdrawn_at", "-pk"]
        indexes = [models.Index(fields=["holder", "withdrawn_at"], name="withdrawal_holder")]
