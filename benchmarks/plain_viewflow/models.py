"""A process with one field, kept as viewflow's quick start keeps it."""

from viewflow import jsonstore
from viewflow.workflow.models import Process


class Request(Process):
    """Something that is asked for, answered and checked."""

    text = jsonstore.CharField(max_length=150)

    class Meta:
        proxy = True
