"""The pages on which people do what is asked, and those that show where a region is."""

from datetime import timedelta

from accounts.models import Absence, User
from commitments.models import Partner
from tests.journeys.pages.visit import Visit
from workflows.models import CaseTask
from workflows.services import undoing
from workflows.services.absences import announce


def inbox(visit: Visit) -> None:
    for user in (visit.coordinator, visit.centre, User.objects.create_user("ulla@example.fi", name="Ulla")):
        visit.at("workflows:inbox", by=user)


def absences(visit: Visit) -> None:
    """One is announced, and in the inbox its deputy sees what the coordinator has."""
    deputy = User.objects.get(email="kerttu@example.fi")
    days = {"first": visit.walk.day, "last": visit.walk.day + timedelta(days=9)}
    announce(visit.coordinator, **days, deputy=deputy)
    visit.asked("workflows:absences", by=visit.coordinator)
    visit.at("workflows:inbox", by=deputy)


def change_absence(visit: Visit) -> None:
    visit.asked("workflows:change_absence", Absence.objects.get().pk, by=visit.coordinator)


def leaving(visit: Visit) -> None:
    """The form, with mistakes too, the list of what will be done, and what a deputy sees who has no place."""
    days = {"first": visit.walk.day, "last": visit.walk.day + timedelta(days=9)}
    away = announce(User.objects.get(email="kerttu@example.fi"), **days, deputy=visit.coordinator)
    visit.asked("workflows:leaving", by=visit.coordinator)
    visit.at("workflows:leaving", by=visit.coordinator)
    visit.reader.page.locator("[name=everything]").first.check(force=True)
    visit.reader.note("what will be done", visit.reader.sent("main form"))
    away.deputy = User.objects.create_user("vilja@example.fi", name="Vilja")
    away.save()
    visit.at("workflows:leaving", by=away.deputy)
    visit.reader.note("what will be done", visit.reader.sent("main form"))
    away.delete()


def hand_over(visit: Visit) -> None:
    task = CaseTask.objects.open().get(act="record_survey")
    visit.asked("workflows:hand_over", task.pk, by=visit.coordinator)


def task_over(visit: Visit) -> None:
    """A task that somebody has done."""
    task = CaseTask.objects.filter(act="plan_workshop").first()
    visit.at("workflows:task", task.pk, by=visit.coordinator, status=409)


def case(visit: Visit) -> None:
    stranger = User.objects.create_user("vieras@example.fi", name="Veera Vieras")
    for user in (visit.coordinator, visit.centre):
        visit.at("workflows:case", visit.case.pk, by=user)
    visit.at("workflows:case", visit.case.pk, by=stranger, status=404)
    visit.at("workflows:case", visit.case.pk, by=visit.coordinator, also="?event=20")
    visit.at("workflows:case", visit.case.pk, by=visit.coordinator, also="?on=1.1.2001", status=422)


def network(visit: Visit) -> None:
    visit.at("workflows:network", visit.case.pk, by=visit.coordinator)
    partner = Partner.objects.first()
    visit.at("workflows:network", visit.case.pk, by=visit.coordinator, also=f"?partner={partner.pk}")


def refused_act(visit: Visit) -> None:
    """Done already; and not the reader's to do."""
    visit.at("workflows:act", visit.case.pk, "plan_workshop", by=visit.coordinator, status=409)
    visit.at("workflows:act", visit.case.pk, "confirm_go_live", by=visit.coordinator, status=403)


def rule(visit: Visit) -> None:
    """One that gates keep, and one that is kept otherwise."""
    visit.at("workflows:rule", "R71", by=visit.coordinator)
    visit.at("workflows:rule", "R38", by=visit.centre)


def pipeline(visit: Visit) -> None:
    visit.at("workflows:pipeline", by=visit.centre)
    visit.at("workflows:pipeline", by=visit.centre, also="?stage=nowhere", status=422)
    visit.at("workflows:pipeline", by=visit.coordinator, status=403)


def undo(visit: Visit) -> None:
    """What goes back with an act; and an act that cannot be taken back."""
    event = visit.walk.do("hold", reason="Vaalit", review_on=visit.walk.day)
    visit.asked("workflows:undo", visit.case.pk, event.seq, by=event.by)
    visit.at("workflows:undo", visit.case.pk, 1, by=visit.coordinator, status=409)
    undoing.undo(case_id=visit.case.pk, seq=event.seq, by=event.by, now=visit.walk.now)
