"""What should have been told by now of pilots that end, of late tasks of others, of tasks that were taken back, and in
digests; reckoned from the rows themselves: nothing of the plan is used here.

Only those are asked about who read their letters themselves today and had none of the day before this run: what a deputy reads, and
what waits for a return or for the digest, is not.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Q
from django.utils import timezone
from post_office.models import STATUS

from accounts.models import User
from adoption.declarations import Side, turn_of
from adoption.models import Contact, ContinuationDecision, PilotPeriod
from notifications.models import Letter, LetterItem, Notification
from tests.notifications.simulation.oracle import LATE, Lost, live_tasks
from tests.notifications.simulation.rows import DAY, SETTLED, Rows, open_after, open_before, task_key
from workflows.models import AdoptionCase, CaseTask
from workflows.queries.calendar import national_calendar
from workflows.stages import Stage

SIDES = {"culture": "care", "care": "culture"}


def of_pilots(rows: Rows) -> Iterator[Lost]:
    """90, 60 and 30 days before the end, moved to a working day: the people of each side that has not decided, of both if
    they differ, and the coordinators.
    """
    rounds = PilotPeriod.objects.standing().filter(adoption__case__stage=Stage.FEEDBACK)
    latest = {
        one.adoption_id: one for one in rounds.select_related("adoption__case__adoption").order_by("round")
    }
    for period in latest.values():
        case = period.adoption.case
        occasion = _of_end(period, case, rows)
        if not occasion or not rows.is_open(case):
            continue
        first = PilotPeriod.objects.filter(adoption=period.adoption, round=period.round).earliest("pk")
        for person in _undecided(period, rows):
            told = (person.pk, f"pilot:{first.pk}", occasion) in rows.told
            if rows.reads(person) and person.pk not in rows.served and not told:
                yield person.email, f"pilot:{period.pk}", occasion


def _of_end(period: PilotPeriod, case: AdoptionCase, rows: Rows) -> str | None:
    """The latest occasion that has come since the end was known."""
    same = PilotPeriod.objects.filter(adoption=period.adoption, round=period.round, ends=period.ends)
    known = timezone.localdate(same.earliest("recorded_at").recorded_at)
    days = [(open_before(period.ends - n * DAY, rows.calendar(case)), n) for n in (90, 60, 30)]
    if days[-1][0] <= known:
        days.append((open_after(known + DAY, rows.calendar(case)), 30))
    come = [n for day, n in days if known < day <= rows.today <= period.ends]
    return f"{come[-1]}/{period.ends}" if come else None


def _undecided(period: PilotPeriod, rows: Rows) -> set[User]:
    decisions = ContinuationDecision.objects.standing().filter(round=period)
    decided = {turn: what for turn, *what in decisions.values_list("turn", "outcome", "until")}
    differ = len(decided) == len(SIDES) and decided["culture"] != decided["care"]
    asked = {*SIDES} - (set() if differ else {*decided})
    contacts = rows.contacts[period.adoption_id]
    return {one.user for one in contacts if asked and (one.coordinator or _turn(one) in asked)}


def _turn(contact: Contact) -> str:
    return str(turn_of(Side(contact.side)))


def of_others_late(rows: Rows) -> Iterator[Lost]:
    """Three weeks late a task of one side is told to the other's coordinators or, without any, to the other side; seven
    weeks late to the adviser. Of tasks of both sides the adviser alone is asked about.
    """
    for task in live_tasks(rows):
        holders = {notice.recipient for notice in rows.notices[task.case_id, task.act, task.item]}
        other = _other_side(task, rows) - holders
        adviser = {task.case.adviser} - {None} - holders - other
        for people, since in ((other, 21), (adviser, 49)):
            occasion = _of_lateness(task, since, rows)
            for person in people if occasion else ():
                told = (person.pk, task_key(task), occasion) in rows.told
                if rows.wants(person, "others_late") and person.pk not in rows.served and not told:
                    yield person.email, f"{task.act} of others", occasion


def _other_side(task: CaseTask, rows: Rows) -> set[User]:
    contacts = rows.contacts[task.case.adoption_id]
    other = [one for one in contacts if _turn(one) == SIDES.get(task.turn)]
    return {one.user for one in other if one.coordinator} or {one.user for one in other}


def _of_lateness(task: CaseTask, since: int, rows: Rows) -> str | None:
    if task.due is None:
        return None
    days = [(open_after(task.due + late * DAY, rows.calendar(task.case)), late) for late in LATE]
    come = [late for day, late in days if day <= rows.today and late >= since]
    return f"late{come[-1]}/{task.due}" if come else None


def of_taking_back(rows: Rows) -> Iterator[Lost]:
    """For a fortnight: whoever had a letter of a task before it was taken back, since the notice of it, has not seen it in the
    site, and is not asked for it again. Of those who have left nothing is asked.
    """
    gone = Notification.objects.filter(verb="taken_back", unread=True, timestamp__lte=rows.now - SETTLED)
    gone = gone.filter(timestamp__date__gte=rows.today - timedelta(days=14))
    for notice in gone.select_related("recipient", "target__adoption"):
        case, person = notice.target, notice.recipient
        told = (person.pk, f"notice:{notice.pk}", f"taken_back/{notice.pk}") in rows.told
        may = case.stage != Stage.ENDED and rows.is_open(case) and _is_of(person, case, rows)
        may = may and not _is_asked_again(notice, rows)
        may = may and rows.wants(person, "tasks") and person.pk not in rows.served
        if may and not told and _had_a_letter(notice):
            yield person.email, notice.act, f"taken_back/{notice.pk}"


def _is_asked_again(gone: Notification, rows: Rows) -> bool:
    standing = rows.notices[gone.target_id, gone.act, gone.item]
    return any(one.recipient_id == gone.recipient_id and one.verb != "taken_back" for one in standing)


def _is_of(person: User, case: AdoptionCase, rows: Rows) -> bool:
    contacts = {one.user_id for one in rows.contacts[case.adoption_id]}
    return person.pk in contacts or person.pk == case.adviser_id


def _had_a_letter(gone: Notification) -> bool:
    same = {"recipient": gone.recipient_id, "target": gone.target_id, "act": gone.act, "item": gone.item}
    asked = Notification.objects.filter(**same, settled_at=gone.timestamp).exclude(verb="taken_back")
    asked = asked.order_by("timestamp").last()
    tasks = CaseTask.objects.filter(case=gone.target_id, act=gone.act, item=gone.item)
    about = [f"task:{pk}" for pk in tasks.values_list("pk", flat=True)]
    had = LetterItem.objects.filter(
        person=gone.recipient_id, about__in=about, letter__email__status=STATUS.sent
    )
    return asked is not None and had.filter(letter__made_at__range=(asked.timestamp, gone.timestamp)).exists()


def taken_back_in_vain(rows: Rows) -> Iterator[Lost]:
    """To whoever had no letter of what was taken back."""
    said = LetterItem.objects.filter(letter__made_at=rows.now, letter__withdrawn_at=None, kind="taken_back")
    for item in said.select_related("person"):
        if not _had_a_letter(Notification.objects.get(pk=item.about.partition(":")[2])):
            yield item.person.email, item.about, "taken back in vain"


def of_digests(rows: Rows) -> Iterator[Lost]:
    """On the first working day of a week, if nothing of the person's is closed: whoever has had an open task since the week
    before.
    """
    monday = rows.today - timedelta(days=rows.today.weekday())
    if open_after(monday, national_calendar()) != rows.today:
        return
    had = set(
        Letter.objects.standing().filter(kind="digest", day__gte=monday).values_list("recipient", flat=True)
    )
    for person, cases in _waiting_since(monday, rows).items():
        is_free = rows.wants(person, "digest") and person.pk not in rows.served | had
        if is_free and all(rows.is_open(case) for case in cases):
            yield person.email, "digest", str(monday)


def _waiting_since(monday: date, rows: Rows) -> dict[User, set[AdoptionCase]]:
    """Those for whom a task that is due has waited since before the day, with all cases in which one does."""
    found, since = defaultdict(set), set()
    for task in CaseTask.objects.open().exclude(case__stage=Stage.ENDED).select_related("case__adoption"):
        for notice in rows.notices[task.case_id, task.act, task.item]:
            found[notice.recipient].add(task.case)
            begun = max(task.opened_on, timezone.localdate(notice.timestamp))
            if begun < monday and task.case_id not in rows.held:
                since.add(notice.recipient)
    return {person: cases for person, cases in found.items() if person in since}


def told_twice(rows: Rows) -> list[Lost]:
    """The same of the same thing, and more than one digest a week, of those of this week."""
    monday = rows.today - timedelta(days=rows.today.weekday())
    digests = Letter.objects.standing().filter(kind="digest", day__gte=monday)
    readers = sorted(digests.values_list("recipient__email", flat=True))
    digests_twice = [(one, "digest", "twice") for one, again in pairwise(readers) if one == again]
    return digests_twice + [(str(person), str(about), occasion) for person, about, occasion in rows.twice]


def closed_for(rows: Rows) -> Iterator[Lost]:
    """A digest on a day that is closed in every region of its reader."""
    for digest in (
        Letter.objects.standing().filter(kind="digest", made_at=rows.now).select_related("recipient")
    ):
        reader = digest.recipient_id
        mine = AdoptionCase.objects.exclude(stage=Stage.ENDED).select_related("adoption__region")
        mine = mine.filter(
            Q(adviser=reader) | Q(adoption__contacts__user=reader, adoption__contacts__ends=None)
        )
        if mine and not any(rows.is_open(case) for case in mine):
            yield digest.recipient.email, "digest", "on a closed day"
