"""Before the steps: an adviser takes the contact, and it is answered."""

from workflows.acts.contact import ANSWER_CONTACT, TAKE_OWNERSHIP
from workflows.stages import Stage

from .base import ActTask, End, StageFlow, flow, this


class ContactFlow(StageFlow):
    stages = frozenset({Stage.CONTACT})

    start = flow.StartHandle(this.begin).Next(this.both)
    both = flow.Split().Next(this.take_ownership).Next(this.answer)
    take_ownership = ActTask(TAKE_OWNERSHIP).Next(this.taken)
    answer = ActTask(ANSWER_CONTACT).Next(this.answered)
    taken = End()
    answered = End()
