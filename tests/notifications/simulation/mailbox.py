"""The mail server of the simulation: it takes letters, puts some off, knows some addresses no more, and keeps what it took."""

import smtplib
from collections import Counter
from random import Random

from django.core.mail.backends.base import BaseEmailBackend


class PutOff(Exception):
    """Not now."""


class Mailbox(BaseEmailBackend):
    """One for all, as connections are made anew for each letter."""

    random = Random(0)
    healthy = True
    taken: Counter = Counter()
    unknown: set[str] = set()

    @classmethod
    def begin(cls, random: Random) -> None:
        cls.random, cls.healthy, cls.taken, cls.unknown = random, True, Counter(), set()

    def send_messages(self, messages) -> int:
        for message in messages:
            if not self.healthy or self.random.random() < 0.02:
                raise PutOff("451 later")
            if self.unknown & set(message.to):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
            self.taken[message.extra_headers["Message-ID"]] += 1
        return len(messages)
