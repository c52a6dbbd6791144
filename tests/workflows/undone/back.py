"""An act is taken back, and all is as it was."""

from datetime import timedelta

from accounts.models import User
from tests.workflows.checked import check
from tests.workflows.stands import differing, stands
from workflows.models import CaseEvent
from workflows.services.undoing import undo
from workflows.verification.differences import differences
from workflows.verification.reading import at_rest

DAY = timedelta(days=1)


def take_back(walk, event: CaseEvent, **said) -> CaseEvent:
    told = {"by": event.by, "now": walk.now} | said
    return undo(case_id=walk.case_id, seq=event.seq, **told)


def there_and_back(walk, name: str, /, **said) -> CaseEvent:
    """The act is done and taken back an hour later; all is as it was before."""
    was, begun = stands(walk), walk.day
    event = walk.do(name, **said)
    undone = take_back(walk, event, now=walk.now + timedelta(hours=1))
    assert differing(was, stands(walk)) == {}
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
    walk.day = begun
    return undone


def worker() -> User:
    return User.objects.create_user("kaino@example.fi", name="Kaino Keskus", is_kaikukeskus=True)
