"""On the whole path, after every act: the standing notices are those of the open tasks, and no others."""

from dataclasses import dataclass
from datetime import date

import pytest

from accounts.models import User
from commitments.services import load_catalogues
from config.demonstration.walk import Walk
from notifications.lines import Line
from notifications.models import Notification
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import records
from workflows.rules import turns_of
from workflows.stages import Stage

Told = tuple[int, str, str]


@dataclass
class ToldWalk(Walk):
    """Compares after every act."""

    compared: int = 0

    def do(self, name: str, /, **said):
        event = super().do(name, **said)
        assert standing(self.case) == expected(self.case)
        self.compared += 1
        return event


def standing(case: AdoptionCase) -> set[Told]:
    rows = Notification.objects.standing().filter(target=case)
    return set(rows.values_list("recipient", "act", "item"))


def expected(case: AdoptionCase) -> set[Told]:
    """By the rule of who may take a task: its holder's, or everybody's whose turn it is, the adviser for Kaikukeskus."""
    return {
        (person.pk, task.act, task.item)
        for task in CaseTask.objects.open().filter(case=case)
        for person in User.objects.filter(is_active=True)
        if (person.pk == task.owner_id if task.owner_id else may_take(person, case, task))
    }


def may_take(person: User, case: AdoptionCase, task: CaseTask) -> bool:
    stands_in = person.is_kaikukeskus and case.adviser_id not in (None, person.pk) and task.turn == "anyone"
    return task.turn in turns_of(person, case) and not stands_in


@pytest.fixture
def walk(municipalities, adviser, colleague) -> ToldWalk:
    load_catalogues()
    return ToldWalk(adviser=adviser, day=date(2026, 3, 2)).contact([municipalities["101"]])


@pytest.mark.postgresql
def test_from_contact_to_permanent_operation_people_are_told_of_what_waits_for_them(walk):
    walk.to(Stage.PERMANENT)
    assert walk.compared > 50
    assert standing(walk.case) == set()
    assert Notification.objects.filter(unread=True).count() == 0


def test_whatever_people_are_told_has_a_sentence_and_a_page(walk):
    walk.to(Stage.DISTRIBUTION)
    lines = [Line(notice) for notice in Notification.objects.select_related("actor", "target")]
    about_things = [line for line in lines if line.notice.item]
    assert len(about_things) > 5
    assert all(line.notice.item_name in line.sentence for line in about_things)
    assert all("{" not in line.sentence for line in lines)
    assert {line.url.startswith(f"/cases/{walk.case_id}/") for line in lines} == {True}


def test_sending_back_settles_what_no_longer_waits_and_tells_what_waits_again(walk):
    walk.to(Stage.WORKSHOP)
    held = next(one.record for one in records.standing(walk.case) if one.act == "mark_training_held")
    walk.do("send_back", to="training", reason="Koulutus pidetään uudelleen", records=[held])
    assert {act for _person, act, _item in standing(walk.case)} == {"mark_training_held"}
    again = Notification.objects.filter(recipient=walk.adviser, act="mark_training_held").order_by("pk")
    assert [notice.unread for notice in again] == [False, True]


def test_who_leaves_is_told_of_nothing_more(walk):
    walk.to(Stage.WORKING_GROUP)
    culture = walk.contacts("culture")[0]
    walk.said["add_contact"] = {"side": "culture", "name": "Kirsi Uusi", "email": "kirsi.uusi@example.fi"}
    walk.do("add_contact", by=culture.user)
    walk.do("contact_leaves", by=culture.user, item=f"contact:{culture.pk}", contact=culture, ends=walk.day)
    told = {person for person, act, _item in standing(walk.case) if act == "appoint_culture"}
    assert told == {User.objects.get(email="kirsi.uusi@example.fi").pk}
