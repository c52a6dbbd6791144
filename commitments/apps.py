"""The network of an adoption: its partners and both kinds of commitment (R64)."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "commitments"
    verbose_name = _("Network and commitments")
