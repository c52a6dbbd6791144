"""E-mail addresses that an administrator gives to a command."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email


def checked(given: str) -> str:
    """The address as people are known by it. Raises `CommandError` for what is none."""
    address = given.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise CommandError(f"“{given}” is no e-mail address.") from error
    return address
