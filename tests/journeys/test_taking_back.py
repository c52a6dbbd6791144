"""A slip is taken back at once: the form comes again as it was filled in, and is sent right. With the keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.journeys.test_keyboard import Keys
from tests.workflows.checked import check
from workflows.acts import BY_NAME
from workflows.models import CaseEvent
from workflows.stages import Stage

pytestmark = pytest.mark.browser


@pytest.fixture
def walk(brought):
    return brought(Stage.TRAINING)


def path_of(event: CaseEvent) -> str:
    return reverse("workflows:undo", args=[event.case_id, event.seq])


def in_finnish(act: str) -> str:
    with override("fi"):
        return str(BY_NAME[act].words.task)


def last(walk) -> CaseEvent:
    return CaseEvent.objects.filter(case=walk.case_id).latest("seq")


def test_a_wrong_day_is_taken_back_and_the_right_one_sent(walk, seat, clock):
    desk = seat(walk.adviser)
    wrong, right = (clock.today + timedelta(days=days) for days in (70, 7))
    desk.do("plan_training", date=wrong, mode="remote")
    desk.follow(desk.page.locator(f'.told a[href="{path_of(last(walk))}"]'))
    told = desk.page.locator("main dd").all_inner_texts()
    asked = ("plan_training",), ("confirm_attendance_culture", "confirm_attendance_care")
    assert told[1:3] == ["\n".join(in_finnish(act) for act in acts) for acts in asked]
    desk.fill(reason="Väärä kuukausi")
    desk.send()
    assert desk.page.url.endswith(reverse("workflows:act", args=[walk.case_id, "plan_training"]))
    assert desk.page.input_value("[name=date]") == f"{wrong.day}.{wrong.month}.{wrong.year}"
    desk.fill(date=right)
    desk.send()
    desk.was_done()
    check(walk.case)
    assert walk.case.dates.training == right


def test_the_case_page_offers_it_until_somebody_goes_on(walk, seat, clock):
    keys = Keys(seat(walk.adviser, scripts=False))
    keys.desk.do("plan_training", date=clock.today + timedelta(days=7), mode="remote")
    event = last(walk)
    keys.desk.open(reverse("workflows:case", args=[walk.case_id]))
    keys.enter(f".log a[href='{path_of(event)}']")
    walk.do("confirm_attendance_care")
    keys.enter("main form.form .acts button")
    assert keys.page.locator("#refused").inner_text().endswith("Mitään ei muutettu.")
    keys.enter("section .hds-link")
    assert keys.page.locator(f"a[href='{path_of(event)}']").count() == 0
    assert walk.case.seq == event.seq + 1
