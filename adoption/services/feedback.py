"""Surveys of the pilot (R41.10)."""

from datetime import datetime

from adoption.models import Survey
from adoption.services.writing import write


def record_survey(adoption, data: dict, *, by, now: datetime, item=None) -> Survey:
    """A survey that was made: for whom, when, how many answered, and where it is. Repeatable."""
    facts = {name: data[name] for name in ("audience", "starts", "ends", "answers")}
    return write(Survey, adoption, by=by, now=now, link=data.get("link", ""), **facts)
