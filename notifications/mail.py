"""How letters go to the mail server: post-office's backend. It adds the event for a calendar, and tells what is refused
for good from what may be tried again.
"""

import re
import smtplib

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

CALENDAR, METHOD = "Kaikupolku-Calendar", "Kaikupolku-Method"
"""Names under which the queue keeps a letter's calendar; they are no headers of what is sent."""


NO_SUCH_ADDRESS = (550, 551, 553)
"""Answers by which a mail server says that there is no such address; others, such as of a full mailbox, pass."""
OF_POLICY = re.compile(r"\b5\.7\.\d+\b")
"""How a mail server says that it does not like who sends, whoever it is to (RFC 3463)."""


class AddressRefused(Exception):
    """The mail server takes no letters for this address, now or later."""


class LetterRefused(Exception):
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
            if code not in NO_SUCH_ADDRESS or OF_POLICY.search(_text(said)):
                raise
            raise AddressRefused(f"{code} {_text(said)}") from refused
        except smtplib.SMTPDataError as refused:
            if refused.smtp_code >= 500:
                raise LetterRefused(f"{refused.smtp_code} {_text(refused.smtp_error)}") from refused
            raise


def _with_calendar(message):
    """The event as one more form of the letter, which is where mail programs look for an invitation."""
    calendar, method = (message.extra_headers.pop(name, "") for name in (CALENDAR, METHOD))
    if calendar:
        message.attach_alternative(calendar, f"text/calendar; method={method}")
    return message


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
