"""Numbers and lists of the environment. What is not given, or given empty, is as it usually is."""

import os

from django.core.exceptions import ImproperlyConfigured


def number(name: str, default: int, *, least: int = 1) -> int:
    """Raises `ImproperlyConfigured`, which names the variable, for what is no whole number or less than the least."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or int(given) < least:
        raise ImproperlyConfigured(
            f"{name} has to be a whole number of {least} or more, such as {default}. It is “{given}”."
        )
    return int(given)


def several(name: str, default: str = "") -> list[str]:
    """What stands between commas, without the spaces around it."""
    given = os.environ.get(name, "").strip() or default
    return [one.strip() for one in given.split(",") if one.strip()]
