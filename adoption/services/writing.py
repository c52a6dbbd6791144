"""How a record is written: with who recorded it and when."""

from datetime import datetime

from adoption.models import Record


def write(model: type[Record], adoption, *, by, now: datetime, **values) -> Record:
    """One row of the adoption's record. Two queries: the row and its history. `by` is None on the public page."""
    return model.objects.create(adoption=adoption, recorded_by=by, recorded_at=now, **values)
