"""The addresses of the settings, and what they answer."""

from datetime import UTC, datetime

from django.urls import reverse

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)


def at(name: str, *args) -> str:
    return reverse(f"workflows:{name}", args=args)


def sent(client, name: str, *args, **data):
    return client.post(at(name, *args), data)


def went_to(answer, name: str) -> bool:
    return answer.status_code == 302 and answer["Location"] == at(name)


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()
