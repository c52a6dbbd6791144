"""What must hold before the site starts, and no app can see by itself."""

from pathlib import Path
from urllib.parse import urlsplit

from allauth.core.internal.ratelimit import parse_rates
from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Warning

from config.texts import stale


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


def contact_rate_is_one(app_configs, **kwargs) -> list[Error]:
    """Whoever gets in touch has no sign-in, so that only addresses of the network can be counted."""
    rate = settings.ACCOUNT_RATE_LIMITS.get("contact")
    try:
        if all(one.per == "ip" for one in parse_rates(rate)):
            return []
    except ValueError:
        pass
    return [
        Error(
            f"“{rate}” is no limit of first contacts.",
            hint="Write KAIKUPOLKU_CONTACT_RATE as a number, a time and ip: 5/h/ip is five an hour from one address.",
            id="kaikupolku.E003",
        )
    ]


def texts_are_compiled(app_configs, **kwargs) -> list[Warning]:
    """Without its translations the site speaks English, and with those of before in part."""
    waiting = stale(settings.LOCALE_PATHS)
    if not waiting:
        return []
    return [
        Warning(
            "Translations are not ready for use: " + ", ".join(source.parts[-3] for source in waiting),
            hint="Run manage.py compile_texts, and start the site again.",
            id="kaikupolku.W001",
        )
    ]
