"""What every record of an adoption is: who recorded it and when, and, once taken back, by whom and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .history import History


class RecordQuerySet(models.QuerySet):
    def standing(self):
        """Records that count: nobody has taken them back."""
        return self.filter(withdrawn_at=None)


class Withdrawable:
    """Rows that an act made, and that are withdrawn when the act is taken back."""

    def take_back(self, *, by, now) -> tuple[str, ...]:
        """Returns the names of the fields that are other than before; the caller writes them."""
        self.withdrawn_by, self.withdrawn_at = by, now
        return "withdrawn_by", "withdrawn_at"


class Record(Withdrawable, models.Model):
    """One thing on record. It is never removed: taken back, it stays in history as withdrawn."""

    adoption = models.ForeignKey(
        "adoption.Adoption", on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("adoption")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    history = History(inherit=True)
    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_standing(self) -> bool:
        return self.withdrawn_at is None
