"""What must hold before the site starts, and no app can see by itself."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import Error


def notifications_are_ours(app_configs, **kwargs) -> list[Error]:
    """The library and we both have a package `notifications`; ours must be the one that was found.

    If the library's were found first, acts would be refused for want of their listener, and nobody told.
    """
    found = Path(apps.get_app_config("notifications").path)
    if found == settings.ROOT / "notifications":
        return []
    return [
        Error(
            f"The app “notifications” was found in {found}.",
            hint="Start the site from its checkout, which has to stand before the installed packages.",
            id="kaikupolku.E001",
        )
    ]
