"""While letters leave one after another, those that still wait are looked at again."""

from django.core import mail
from django.core.mail.backends import locmem

from accounts.models import User
from notifications.services import handing
from tests.notifications.conftest import contact
from tests.notifications.post import TUESDAY, received
from tests.notifications.test_withdrawing import done, told_of_the_decision
from workflows.services.cases import open_case


def test_what_is_done_while_letters_are_handed_over_is_not_told_by_those_that_still_wait(
    story, decision, monkeypatch
):
    """Each letter takes two minutes; while the first is on its way the task is done."""
    sending = handing.mail.send_queued

    def slow(**said):
        outcome = sending(**said)
        if any(outcome) and len(mail.outbox) == 1:
            done(story, decision, minutes=2)
        return outcome

    decision.queue()
    monkeypatch.setattr(handing.mail, "send_queued", slow)
    decision.hand_over()
    assert len([one for one in mail.outbox if one.subject.startswith("Uusi tehtävä: Päätä")]) == 1


def test_what_was_put_off_is_looked_at_before_it_leaves(story, decision, municipalities, monkeypatch):
    """Its time comes between two looks: when the run at a quarter past begins, two other letters leave first."""
    open_case(contact(municipalities=[municipalities["201"]]), by=None, now=story.now)
    sending = locmem.EmailBackend.send_messages

    def down(self, messages):
        raise OSError("down")

    def slow(self, messages):
        decision.after(seconds=15)
        return sending(self, messages)

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", down)
    decision.after(seconds=20).run()
    done(story, decision.at(TUESDAY, 8, 5), hours=1)
    monkeypatch.setattr(locmem.EmailBackend, "send_messages", slow)
    decision.at(TUESDAY, 8, 15).run()
    assert told_of_the_decision() == []
    assert received() != []


def test_an_address_that_changes_during_a_long_run_is_the_one_written_to(decision, monkeypatch):
    """Each letter takes three minutes."""
    sending = handing.mail.send_queued

    def slow(**said):
        outcome = sending(**said)
        decision.after(minutes=3)
        if len(mail.outbox) == 1:
            User.objects.filter(name="Sanna").update(email="uusi@example.fi")
        return outcome

    monkeypatch.setattr(handing.mail, "send_queued", slow)
    decision.run()
    assert received() == ["kerttu@example.fi", "kulta@example.fi", "uusi@example.fi"]
