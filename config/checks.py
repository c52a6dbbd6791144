"""What must hold before the site starts, and no app can see by itself."""

from pathlib import Path
from urllib.parse import urlsplit

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


def own_address_is_whole(app_configs, **kwargs) -> list[Error]:
    """Links in letters and calendars begin with the site's own address: without scheme and host they lead nowhere."""
    address = urlsplit(settings.SITE_ADDRESS)
    if address.scheme in ("http", "https") and address.hostname:
        return []
    return [
        Error(
            f"“{settings.SITE_ADDRESS}” is no address of a site.",
            hint="Write KAIKUPOLKU_ADDRESS with its scheme, such as https://polku.example.fi.",
            id="kaikupolku.E002",
        )
    ]
