"""A worker of Kaikukeskus at the settings, and a row of each catalogue."""

from datetime import date

import pytest

from accounts.models import User
from adoption.models import ClosedPeriod
from commitments.declarations import TextKind
from commitments.models import CommitmentText, LimitationOption, ModelVersion


@pytest.fixture
def client(adviser, browse):
    User.objects.filter(pk=adviser.pk).update(language="en")
    adviser.refresh_from_db()
    return browse(adviser)


@pytest.fixture
def version():
    return ModelVersion.objects.create(published_on=date(2024, 1, 3), language="fi")


@pytest.fixture
def text():
    return CommitmentText.objects.create(kind=TextKind.PARTNERSHIP, version="1", body="Sanat")


@pytest.fixture
def option(version):
    return LimitationOption.objects.create(model_version=version, name_fi="Enintään kaksi")


@pytest.fixture
def period():
    return ClosedPeriod.objects.create(starts=date(2027, 7, 1), ends=date(2027, 7, 31), reason="Heinäkuu")
