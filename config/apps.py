"""The site itself: page shell, error pages, styles and commands that span apps."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
