"""Our package and the library's share a name: what stands in front of what is known."""

import pkgutil
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

import notifications
from config.checks import notifications_are_ours

OURS, LIBRARYS = (Path(folder) for folder in notifications.__path__)

SHADOWED = {"apps", "migrations", "models", "templatetags", "urls", "views"}
"""Of the library's tags no page of ours uses any."""
FROM_THE_LIBRARY = {
    "admin",
    "base",
    "helpers",
    "registry",
    "settings",
    "signals",
    "swappable",
    "utils",
}


def modules_in(folder: Path) -> set[str]:
    return {module.name for module in pkgutil.iter_modules([str(folder)])}


def test_no_module_of_the_library_is_shadowed_unnoticed():
    assert modules_in(OURS) & modules_in(LIBRARYS) == SHADOWED


def test_a_new_module_of_the_library_is_noticed():
    assert modules_in(LIBRARYS) == SHADOWED | FROM_THE_LIBRARY


def test_our_models_build_on_the_librarys():
    from notifications.base.models import AbstractNotification

    assert apps.get_model("notifications.Notification").__module__ == "notifications.models.notices"
    assert issubclass(apps.get_model("notifications.Notification"), AbstractNotification)


def test_the_librarys_signal_handler_is_not_connected():
    from notifications.signals import notify

    assert notify.receivers == []


def test_the_site_starts_when_notifications_are_ours():
    call_command("check")
    assert notifications_are_ours(None) == []


def test_the_site_does_not_start_when_the_library_was_found_first(monkeypatch):
    monkeypatch.setattr(apps.get_app_config("notifications"), "path", str(LIBRARYS))
    (error,) = notifications_are_ours(None)
    assert error.id == "kaikupolku.E001"
    assert str(LIBRARYS) in error.msg
