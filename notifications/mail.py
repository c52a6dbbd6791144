"""How letters go to the mail server: post-office's backend. It adds the event for a calendar, and tells what is refused
for good from what may be tried again.
"""

import smtplib

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from notifications.statuses import is_of_address, status_in

CALENDAR, METHOD = "Kaikupolku-Calendar", "Kaikupolku-Method"
"""Names under which the queue keeps a letter's calendar; they are no headers of what is sent."""

NO_SUCH_ADDRESS = (550, 551, 553)
"""Answers to a recipient by which a mail server says without a status that there is no such address."""
FOR_GOOD = 500
"""Answers below it may be another later."""


class AddressRefused(smtplib.SMTPException):
    """The mail server takes no letters for this address, now or later."""


class LetterRefused(smtplib.SMTPException):
    """The mail server does not take this letter as it is."""


class LetterBackend(BaseEmailBackend):
    """Sends by the backend of `EMAIL_BACKEND`.

    Raises `AddressRefused` or `LetterRefused` for what is refused for good, and what the backend raises otherwise.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._connection = get_connection(settings.EMAIL_BACKEND)

    def open(self):
        return self._connection.open()

    def close(self):
        self._connection.close()

    def send_messages(self, messages) -> int:
        try:
            return self._connection.send_messages([_with_calendar(message) for message in messages])
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            if not _is_of_recipient(code, _text(said)):
                raise
            raise AddressRefused(f"{code} {_text(said)}") from refused
        except smtplib.SMTPDataError as refused:
            code, said = refused.smtp_code, _text(refused.smtp_error)
            if code < FOR_GOOD:
                raise
            kind = AddressRefused if is_of_address(status_in(said)) else LetterRefused
            raise kind(f"{code} {said}") from refused


def _is_of_recipient(code: int, said: str) -> bool:
    """Whether the answer to a recipient says for good that there is no such address: by its status, if it has one."""
    if status := status_in(said):
        return code >= FOR_GOOD and is_of_address(status)
    return code in NO_SUCH_ADDRESS


def _with_calendar(message):
    """The event as one more form of the letter, which is where mail programs look for an invitation."""
    calendar, method = (message.extra_headers.pop(name, "") for name in (CALENDAR, METHOD))
    if calendar:
        message.attach_alternative(calendar, f"text/calendar; method={method}")
    return message


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
