"""A region whose people are to decide, and whose adviser reads English."""

import pytest

from accounts.models import User


@pytest.fixture
def heard(story):
    User.objects.filter(pk=story.adviser.pk).update(language="en")
    return story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()
