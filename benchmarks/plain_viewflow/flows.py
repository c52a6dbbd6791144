"""Begun, answered by whoever has the task, checked by whoever takes it: the quick start's flow."""

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.flow import views

from .models import Request


class RequestFlow(flow.Flow):
    process_class = Request

    start = flow.StartHandle(this.begin).Next(this.answer)
    answer = flow.View(views.UpdateProcessView.as_view(fields=["text"])).Assign(pk=1).Next(this.check)
    check = flow.View(views.UpdateProcessView.as_view(fields=["text"])).Next(this.end)
    end = flow.End()

    def begin(self, activation, text: str):
        activation.process.text = text
        return activation.process
