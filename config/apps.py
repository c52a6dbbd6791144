"""The site itself: page shell, error pages, styles and commands that span apps."""

from django.apps import AppConfig
from django.core.checks import register

from config import checks


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        register(checks.notifications_are_ours)
        register(checks.own_address_is_whole)
        register(checks.contact_rate_is_one)
        register(checks.texts_are_compiled)
