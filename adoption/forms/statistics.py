"""Who looks after the region's statistics (R26, R41.6)."""

from django.utils.translation import gettext_lazy as _

from adoption.models import StatisticsDuty

from .base import ActForm
from .fields import PersonField


class StatisticsPersonForm(ActForm):
    contact = PersonField(
        label=_("Who looks after the statistics"),
        error_messages={"required": _("Choose one of the region's contacts.")},
    )

    def standing(self):
        return StatisticsDuty.objects.standing().filter(adoption=self.adoption).order_by("-pk").first()
