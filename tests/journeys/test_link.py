"""From a letter to what it asks for, with the keyboard alone, without scripts and without signing in."""

import pytest
from django.conf import settings
from django.utils import timezone

from notifications.links import Purpose, link_to
from tests.axe import bring_along, flaws
from tests.journeys.test_keyboard import Keys
from workflows.models import CaseEvent, CaseTask
from workflows.stages import Stage

pytestmark = pytest.mark.browser
ACT = "confirm_attendance_culture"


@pytest.fixture
def asked(brought, clock):
    """Culture is asked who comes to the training."""
    walk = brought(Stage.TRAINING).until(ACT)
    clock.on(walk.day)
    return walk


@pytest.fixture
def link(asked) -> str:
    """The address within the site, as a letter to culture's person has it."""
    person, task = asked.contacts("culture")[0].user, CaseTask.objects.open().get(act=ACT)
    address = link_to(Purpose.ACT, person_id=person.pk, thing=f"task:{task.pk}", now=timezone.now())
    return address.removeprefix(settings.SITE_ADDRESS)


def test_what_a_letter_asks_for_is_done_with_the_keyboard_alone(asked, link, seat):
    keys = Keys(seat(scripts=False))
    keys.desk.open(link)
    keys.enter("main form.form .acts button")
    assert keys.at(".hds-error-summary")
    keys.tab_to(".hds-error-summary a")
    keys.page.keyboard.press("Enter")
    assert keys.at("[name=contacts]")
    keys.page.keyboard.press("Space")
    keys.enter("main form.form .acts button")
    keys.desk.was_done()
    event = CaseEvent.objects.latest("pk")
    assert (event.act, event.by) == (ACT, asked.contacts("culture")[0].user)
    keys.desk.open(link)
    assert keys.page.locator("main form").count() == 0
    assert str(event.by) in keys.page.locator("#refused").inner_text()


def test_the_pages_of_a_link_are_sound_and_ask_no_other_site(link, seat):
    desk, asked_of = seat(), set()
    bring_along(desk.page)
    desk.page.on("request", lambda request: asked_of.add(request.url.split("/")[2]))
    found = {"before": list(flaws(desk.open(link).page))}
    desk.send()
    found["wrong"] = list(flaws(desk.page))
    desk.fill(contacts=True)
    desk.send()
    found["done"] = list(flaws(desk.page))
    assert found == {"before": [], "wrong": [], "done": []}
    assert asked_of == {desk.address.split("/")[2]}


def test_the_address_is_named_to_no_page_that_is_gone_to_from_it(link, seat):
    desk, referred = seat(), []
    desk.page.on("request", lambda request: referred.append(request.headers.get("referer", "")))
    desk.open(link)
    desk.follow(desk.page.locator("main a").last)
    assert [address for address in referred if "/l/" in address] == []
