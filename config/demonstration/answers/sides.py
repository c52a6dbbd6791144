"""Who of a region stands for which side."""

from adoption.declarations import Side, Turn, turn_of


def of_turn(case, turn: Turn) -> list:
    return [contact for contact in case.contacts if turn_of(Side(contact.side)) is turn]


def came(walk, case, others: int) -> dict:
    """Everybody of both sides, and beside them so many others, or some more, from each."""
    said = {f"{turn}_contacts": of_turn(case, turn) for turn in (Turn.CULTURE, Turn.CARE)}
    if others:
        said["culture_count"] = len(said["culture_contacts"]) + others + walk.variety % 4
        said["care_count"] = len(said["care_contacts"]) + others + walk.variety % 3
    return said
