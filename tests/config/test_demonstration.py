"""The demonstration country: loaded once for all tests of this file, for one day, by the command that `make run` calls."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import Absence, User
from adoption.declarations import Side
from adoption.models import Contact, PilotPeriod, Region, RegionMunicipality
from commitments.models import Site
from config.demonstration.country import REGIONS
from config.demonstration.country.people import GUNILLA, HELKA
from config.demonstration.guests import COORDINATOR, KAIKUKESKUS, guests
from config.demonstration.partners import address
from config.demonstration.walk import HELSINKI, Walk
from notifications.models import Letter
from tests.config.looks import LOOKS, later, looked_at_on_the_way, unlike_today
from tests.workflows.checked import check
from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.models import AdoptionCase, CaseEvent, CaseTask, Draft, Hold
from workflows.queries import facts, pipeline
from workflows.queries.items import find
from workflows.rules import turns_of
from workflows.stages import Stage
from workflows.working_days import WorkingCalendar

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 11)
NOW = datetime.combine(ON, time(16), HELSINKI)
TODAYS = "Pudasjärvi"


@pytest.fixture(scope="module", autouse=True)
def country(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with looked_at_on_the_way():
            call_command("demonstrate", on=ON, verbosity=0)
        yield
        transaction.set_rollback(True)


def cases() -> list[AdoptionCase]:
    found = pipeline.regions()
    pipeline.know_asked(found)
    pipeline.know_what_holds_up(found, ON)
    return found


def named(name: str) -> AdoptionCase:
    case = AdoptionCase.objects.get(adoption__region__name_fi=name)
    facts.load([case])
    return case


def test_every_stage_has_its_regions():
    assert Counter(case.stage for case in cases()) == {
        "contact": 5,
        "info_session": 4,
        "working_group": 5,
        "training": 4,
        "workshop": 3,
        "commitments": 5,
        "statistics": 3,
        "printing": 2,
        "onboarding": 2,
        "distribution": 4,
        "feedback": 7,
        "permanent": 3,
        "ended": 4,
    }


def test_one_is_away_today_and_another_soon():
    said = Absence.objects.order_by("first").values_list("person__name", "deputy__name", "first", "last")
    assert list(said) == [
        ("Tuulikki Tuulimylly", "Heikki Heinäpelto", date(2026, 3, 5), date(2026, 3, 19)),
        ("Saana Saattola", "Paavo Polkunen", date(2026, 3, 23), date(2026, 4, 3)),
    ]
    letters = Letter.objects.filter(items__person__name="Tuulikki Tuulimylly", day__gte=date(2026, 3, 5))
    assert {str(letter.recipient) for letter in letters} == {"Heikki Heinäpelto"}


def test_every_region_is_where_it_was_declared_to_be():
    made = zip(REGIONS, AdoptionCase.objects.order_by("pk"), strict=True)
    assert [(journey.title, case.at) for journey, case in made if case.at is not journey.at] == []


def test_few_regions_are_on_hold_late_or_blocked():
    found = [case for case in cases() if case.at is not Stage.ENDED]
    assert {case.name for case in found if case.held} == {
        "Huittinen",
        "Kitee, Tohmajärvi",
        "Kotka, Hamina, Pyhtää",
    }
    assert {case.name for case in found if pipeline.is_late(case, ON)} == LATE
    assert {case.name for case in found if case.held_up_by} == BLOCKED


LATE = {
    "Alavus, Ähtäri, Kuortane",
    "Imatra, Ruokolahti, Rautjärvi",
    "Kittilä",
    "Kuopion seutu",
    "Loimijokilaakso",
    "Porvoo, Sipoo",
    "Äänekoski, Rautalampi, Konnevesi",
}
BLOCKED = LATE - {"Kuopion seutu"} | {"Jämsä", "Kajaani, Sotkamo, Paltamo", "Savonlinna, Sulkava, Enonkoski"}


def test_of_every_region_the_open_tasks_are_those_that_are_asked_and_the_log_is_whole():
    found = cases()
    assert len(found) == len(REGIONS)
    for case in found:
        check(case)


def test_every_region_is_what_its_log_says(capsys):
    call_command("verify_cases")
    assert capsys.readouterr().out.endswith("no differences.\n")


def test_everything_happened_in_office_hours_and_nothing_after_yesterday():
    calendar = WorkingCalendar()
    moments = [
        at.astimezone(HELSINKI)
        for at in CaseEvent.objects.exclude(case=named(TODAYS)).values_list("at", flat=True)
    ]
    assert [at for at in moments if not calendar.is_working_day(at.date())] == []
    assert [at for at in moments if not time(8) <= at.time() < time(16)] == []
    assert max(moments).date() < ON
    (contact,) = CaseEvent.objects.filter(case=named(TODAYS))
    assert contact.at.astimezone(HELSINKI).date() == ON
    assert contact.at <= NOW


def test_what_is_said_lies_between_the_contact_and_now_for_what_is_over():
    reports = CaseEvent.objects.filter(act__startswith="mark_")
    assert [event for event in reports if event.data["held_on"] > event.at.date().isoformat()] == []


def test_the_path_is_walked_over_two_years():
    first = min(CaseEvent.objects.values_list("at", flat=True)).date()
    assert ON - first > timedelta(days=2 * 365)


def test_regions_that_left_the_straight_path():
    told = CaseEvent.objects.values_list("act", flat=True)
    counted = Counter(told)
    assert {name: counted[name] for name in SPECIAL} == SPECIAL
    assert PilotPeriod.objects.standing().filter(round=2).count() == 1
    assert Draft.objects.count() == 2


SPECIAL = {
    "sent_back": 1,
    "hold": 3,
    "resume": 1,
    "move_session": 2,
    "cancel_session": 2,
    "contact_leaves": 2,
    "partner_leaves": 2,
    "return_artwork": 1,
    "override": 1,
    "correct": 2,
    "claim": 1,
    "release": 1,
    "hand_over": 2,
    "end_by_kaikukeskus": 1,
    "end_culture": 1,
    "end_care": 1,
}


def test_kinds_of_regions():
    assert set(Region.objects.values_list("kind", flat=True)) == {
        "municipality",
        "subregion",
        "region",
        "other",
    }


def test_helsinki_and_aland_have_no_county_and_some_regions_have_two():
    counties = {region.name_fi: region.counties.count() for region in Region.objects.all()}
    assert {counties[name] for name in ("Helsinki", "Maarianhamina", "Kökar")} == {0}
    assert {name for name, number in counties.items() if number > 1} == {
        "Lahden ympäristö",
        "Järvenpää, Tuusula, Kerava",
        "Äänekoski, Rautalampi, Konnevesi",
    }


def test_nobody_of_kaikukeskus_is_a_contact_and_nobody_has_a_real_address():
    assert Contact.objects.filter(user__is_kaikukeskus=True).count() == 0
    assert User.objects.exclude(email__endswith="@example.fi").count() == 0


def test_a_countys_official_is_the_contact_of_several_regions():
    of = Counter(Contact.objects.filter(ends=None).values_list("user__email", flat=True))
    assert of[address(HELKA.name)] == 3
    assert of[address(GUNILLA.name)] == 2


def test_one_person_is_on_both_sides_of_a_small_region():
    sides = Contact.objects.filter(adoption=named("Kökar").adoption).values_list("user__name", "side")
    assert set(sides) == {("Ragna Rösgrund", "culture"), ("Ragna Rösgrund", "hyte")}


def test_somebody_can_be_signed_in_as_for_each_role_and_language():
    roles = [str(role) for role in (KAIKUKESKUS, COORDINATOR, *Side.labels)]
    assert [(str(guest.role), guest.user.language) for guest in guests()] == list(
        product(roles, ("fi", "sv", "en"))
    )


def test_advisers_have_different_loads():
    assert Counter(AdoptionCase.objects.values_list("adviser__name", flat=True)) == {
        None: 2,
        "Aino Alkusoitto": 10,
        "Bengt Bryggare": 8,
        "Niina Neuvonen": 6,
        "Paavo Polkunen": 10,
        "Saana Saattola": 15,
    }


def test_one_region_has_forty_sites():
    assert Site.objects.filter(partner__adoption=named("Lahden ympäristö").adoption).count() == 41


def test_municipalities_run_in_one_region_each():
    running = RegionMunicipality.objects.filter(running=True).values("municipality")
    assert list(running.annotate(regions=Count("region")).filter(regions__gt=1)) == []


def test_made_again_nothing_changes(capsys):
    before = list(CaseEvent.objects.values_list("pk", "hash").order_by("pk"))
    call_command("demonstrate")
    assert list(CaseEvent.objects.values_list("pk", "hash").order_by("pk")) == before
    assert capsys.readouterr().out == "There are regions already: they are kept as they are.\n"


def one_task_of_each_act() -> dict[str, tuple[CaseTask, User]]:
    """Of every act that is asked for somewhere, a task with somebody who answers for it and may do it now."""
    tasks = CaseTask.objects.open().exclude(case__in=Hold.objects.filter(resumed_at=None).values("case"))
    with_people = (
        (task, who_answers_for(task))
        for task in tasks.select_related("case__adviser", "owner").order_by("pk")
    )
    return {task.act: (task, person) for task, person in with_people if person and may_do(task, person)}


def may_do(task: CaseTask, person: User) -> bool:
    facts.load([task.case])
    return refusal(BY_NAME[task.act], task.case, person, find(task.case, task.item), task.item) is None


def who_answers_for(task: CaseTask) -> User | None:
    people = [contact.user for contact in task.case.contacts] + [
        User.objects.filter(is_kaikukeskus=True).first()
    ]
    return task.owner or next((one for one in people if task.turn in turns_of(one, task.case)), None)


def test_what_is_asked_can_be_done_by_whoever_it_is_asked_of():
    asked = one_task_of_each_act()
    assert len(asked) == 32
    for task, by in asked.values():
        walk = Walk(adviser=task.case.adviser or by, day=ON, case_id=task.case_id)
        assert walk.do(task.act, by=by, item=task.item).by == by
        check(walk.case)


def test_every_page_of_the_past_is_as_it_was_when_somebody_looked():
    """Looked at all along while the country was made; its neighbours, made one after the other, left out."""
    assert len(LOOKS) > 90
    assert [look.seen for look in LOOKS] == [later(look) for look in LOOKS]


def test_nothing_was_written_past_its_history():
    assert unlike_today(timezone.now()) == []
