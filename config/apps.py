"""The site itself: page shell, error pages, styles and commands that span apps."""

from django.apps import AppConfig
from django.core.checks import register

from config.checks import notifications_are_ours, own_address_is_whole


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        register(notifications_are_ours)
        register(own_address_is_whole)
