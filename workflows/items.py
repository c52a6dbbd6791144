"""Keys of the things an act may be about, as they stand in facts, tasks and the log: ``"site:12"``; and their numbers."""

MOST_DIGITS = 18  # of any row's number


def key_of(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def pk_of(key: str) -> int:
    """The primary key in an item's key. Raises ValueError for anything else, and for a number written otherwise."""
    written = key.partition(":")[2]
    if str(int(written)) != written:
        raise ValueError(key)
    return int(written)


def number_in(text: str) -> int | None:
    """The number of a row that somebody has written, in an address for one; None, which no row has, for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def kind_of(key: str) -> str:
    return key.partition(":")[0]
