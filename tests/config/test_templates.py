"""Every template of ours compiles, whether a test renders it or not."""

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDERS = sorted(settings.ROOT.glob("*/templates"))
NAMES = sorted(
    str(path.relative_to(folder)) for folder in FOLDERS for path in folder.rglob("*.*") if path.is_file()
)


def test_the_templates_are_those_of_the_apps():
    assert {folder.parent.name for folder in FOLDERS} >= {"accounts", "config", "workflows"}


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name):
    assert get_template(name).template.name == name
