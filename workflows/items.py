"""Keys of the things an act may be about, as they stand in facts, tasks and the log: ``"site:12"``."""


def key_of(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def pk_of(key: str) -> int:
    """The primary key in an item's key. Raises ValueError for anything else, and for a number written otherwise."""
    written = key.partition(":")[2]
    if str(int(written)) != written:
        raise ValueError(key)
    return int(written)


def kind_of(key: str) -> str:
    return key.partition(":")[0]
