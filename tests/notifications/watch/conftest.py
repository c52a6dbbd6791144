"""A region with letters to write, and nobody yet who has looked whether they are."""

import pytest
from django.core.cache import cache

from tests.notifications.watch.runs import AT


@pytest.fixture(autouse=True)
def _nothing_is_known():
    cache.clear()


@pytest.fixture
def now(monkeypatch):
    """The clock of pages and commands."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    return AT
