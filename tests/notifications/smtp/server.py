"""A mail server on this machine that takes, refuses or loses letters as a test says."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

TAKEN = "250 OK"


@dataclass
class MailServer:
    """Answers by recipient: `to_address` once it is named, `to_letter` once all of the letter is there.

    A letter is kept as it was parsed, and as `raw` bytes. An answer that is no text is done: `hang` and `drop` below. `once` keeps an answer for the first try alone.
    """

    to_address: dict[str, str] = field(default_factory=dict)
    to_letter: dict[str, str | Callable] = field(default_factory=dict)
    to_sender: str = TAKEN
    once: bool = False
    taken: list[EmailMessage] = field(default_factory=list)
    seen: list[EmailMessage] = field(default_factory=list)
    tries: Counter = field(default_factory=Counter)

    async def handle_MAIL(self, server, session, envelope, address, options) -> str:
        envelope.mail_from = address
        return self.to_sender

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        envelope.rcpt_tos.append(address)
        self.tries[address] += 1
        return self._answer(self.to_address, address)

    async def handle_DATA(self, server, session, envelope) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        letter.raw = envelope.content
        self.seen.append(letter)
        answer = self._answer(self.to_letter, envelope.rcpt_tos[0])
        if callable(answer):
            return await answer(server)
        if answer == TAKEN:
            self.taken.append(letter)
        return answer

    def _answer(self, answers: dict, address: str):
        return answers.pop(address, TAKEN) if self.once else answers.get(address, TAKEN)

    @property
    def addresses(self) -> list[str]:
        """Those whose letters were taken."""
        return sorted(letter["To"] for letter in self.taken)


async def hang(server) -> str:
    """The letter is there, and no answer comes."""
    await asyncio.sleep(5)
    return TAKEN


async def drop(server) -> str:
    """The letter is there and may be delivered; before the answer the connection breaks."""
    server.transport.abort()
    return TAKEN


@contextmanager
def running(server: MailServer) -> Iterator[int]:
    """The port on which the server listens."""
    controller = Controller(server, hostname="127.0.0.1", port=free_port(), ready_timeout=20)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
