"""A digest names all that is open: one that waits is written anew when that may have changed, and only then."""

from datetime import date, timedelta

from notifications.models import Letter
from notifications.services.choices import choose
from tests.notifications.conftest import BEGIN, Story, contact
from tests.notifications.post import MONDAY, SENT, letters
from workflows.services.cases import open_case

FRIDAY = date(2026, 3, 6)


def test_a_digest_is_written_anew_when_something_happened_in_the_reader_s_regions(story, decision, who):
    """What it tells of is the same; what else it names may not be."""
    decision.run()
    decision.at(MONDAY).queue()
    digests = [("digest", name, ["due_soon"]) for name in ("Kulta", "Kerttu", "Sanna")]
    digests.append(("digest", story.adviser.name, []))
    before = set(Letter.objects.filter(day=MONDAY).values_list("pk", flat=True))
    assert letters(day=MONDAY) == digests
    story.now -= timedelta(minutes=59)
    said = {"side": "sote", "name": "Uusi", "email": "uusi@example.fi", "both_sides": False}
    story.do("add_contact", by=who("Sanna"), **said)
    decision.hand_over()
    assert letters(day=MONDAY, email__status=SENT) == digests
    assert before & set(Letter.objects.standing().values_list("pk", flat=True)) == set()


def test_a_digest_that_waits_stays_while_nothing_happens(story, decision):
    decision.run()
    decision.at(MONDAY).queue()
    before = set(Letter.objects.filter(day=MONDAY).values_list("pk", flat=True))
    decision.after(minutes=55).hand_over()
    assert before == set(Letter.objects.standing().filter(day=MONDAY).values_list("pk", flat=True))


def test_a_digest_that_waited_for_more_than_an_hour_is_written_anew(decision):
    decision.run()
    decision.at(MONDAY).queue()
    before = set(Letter.objects.filter(day=MONDAY).values_list("pk", flat=True))
    decision.after(minutes=61).hand_over()
    standing = Letter.objects.standing().filter(day=MONDAY)
    assert (len(standing), before & {letter.pk for letter in standing}) == (4, set())


def other_region(story, municipalities, **said) -> Story:
    case = open_case(contact(municipalities=[municipalities["201"]]), by=None, now=BEGIN)
    return Story(case, story.adviser, story.colleague, **said)


def test_what_a_colleague_took_meanwhile_is_not_in_a_worker_s_digest(decision, story, municipalities):
    other = other_region(story, municipalities)
    decision.at(FRIDAY, 10).run()
    decision.at(MONDAY).queue()
    names = other.case.name
    assert names in Letter.objects.standing().get(recipient=story.adviser, day=MONDAY).email.message
    other.now = decision.at(MONDAY, 7, 10).now
    other.do("take_ownership", adviser=story.colleague)
    decision.at(MONDAY, 8, 25).run()
    digest = Letter.objects.standing().get(recipient=story.adviser, day=MONDAY)
    assert digest.made_at == decision.now


def test_a_region_that_its_reader_has_left_meanwhile_is_not_in_a_digest(decision, story, who, municipalities):
    other = other_region(story, municipalities)
    other.answered(("culture", "Kulta"), ("culture", "Kaija"), ("sote", "Saana")).heard()
    decision.run()
    choose(who("Kulta").pk, {"reminders": "off"})
    decision.at(MONDAY).queue()
    assert other.case.name in Letter.objects.get(recipient=who("Kulta"), day=MONDAY).email.message
    other.now = decision.at(MONDAY, 7, 10).now
    left = who("Kulta").contacts.get(adoption__case=other.case)
    other.do("contact_leaves", by=who("Kaija"), item=f"contact:{left.pk}", ends=MONDAY, reason="Muutto")
    decision.at(MONDAY, 8, 25).run()
    digest = Letter.objects.standing().get(recipient=who("Kulta"), day=MONDAY)
    assert other.case.name not in digest.email.message
