"""A digest names all that is open: one that waits is written anew when that may have changed, and only then."""

from datetime import timedelta

from notifications.models import Letter
from tests.notifications.post import MONDAY, SENT, letters


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
