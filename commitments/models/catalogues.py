"""What is chosen from in commitments: versions of the national operating model and of the texts, and limits.

The texts themselves are known to Kaikukeskus only, so none is kept here: a row says which version was meant.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from adoption.declarations import Language
from adoption.models.days import shown
from commitments.declarations import TextKind


class ModelVersion(models.Model):
    """One published version of the national operating model, to which partners commit (R68)."""

    published_on = models.DateField()
    language = models.CharField(max_length=8, choices=Language.choices)
    is_valid = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("version of the national operating model")
        verbose_name_plural = _("versions of the national operating model")
        ordering = ("-published_on",)
        constraints = [
            models.UniqueConstraint("published_on", "language", name="model_version_once"),
        ]

    def __str__(self) -> str:
        words = {"day": shown(self.published_on), "language": self.get_language_display()}
        if self.is_valid:
            return _("%(day)s, %(language)s, valid until further notice") % words
        return _("%(day)s, %(language)s, an earlier version") % words


class LimitationOption(models.Model):
    """A way in which the model lets a venue limit the number of cardholders (R55).

    What the model offers is known to Kaikukeskus only: the catalogue is empty until it enters the options.
    """

    model_version = models.ForeignKey(
        ModelVersion, on_delete=models.PROTECT, related_name="limitation_options"
    )
    name_fi = models.CharField(max_length=200)
    name_sv = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("limitation option")
        verbose_name_plural = _("limitation options")
        constraints = [models.UniqueConstraint("model_version", "name_fi", name="limitation_option_once")]

    def __str__(self) -> str:
        return getattr(self, f"name_{get_language()}", "") or self.name_fi


class CommitmentText(models.Model):
    """One version of the text of a commitment. `version` is empty for the one in use whose mark is not known."""

    kind = models.CharField(max_length=12, choices=TextKind.choices)
    version = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = _("text of a commitment")
        verbose_name_plural = _("texts of commitments")
        constraints = [
            models.UniqueConstraint("kind", "version", name="commitment_text_once"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")) | Q(valid_until=None) | Q(valid_from=None),
                name="commitment_text_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        if not self.version:
            return gettext("The text that Kaikukeskus has in use")
        return _("Version %(version)s") % {"version": self.version}
