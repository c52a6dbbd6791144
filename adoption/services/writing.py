"""How a record is written: with who recorded it and when."""

from datetime import datetime

from adoption.models import Record


def write(model: type[Record], adoption, *, by, now: datetime, **values) -> Record:
    """One row of the adoption's record: two queries, for it and its history. `by` None: the public page."""
    return model.objects.create(adoption=adoption, recorded_by=by, recorded_at=now, **values)
