"""Letters as the mail server got them, read by Python's own parser."""

USUAL = {
    "Subject",
    "From",
    "To",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
}


def letters_to(server, name: str) -> list:
    return [one for one in server.taken if one["To"] == f"{name.lower()}@example.fi"]


def latest_to(server, name: str):
    return letters_to(server, name)[-1]


def events_to(server, name: str) -> list:
    """Letters to the person that bring an event."""
    return [one for one in letters_to(server, name) if "text/calendar" in parts(one)]


def subject(letter) -> str:
    """A long one begins on the line below its name, which leaves a space before it."""
    return letter["Subject"].strip()


def parts(letter) -> dict[str, str]:
    """By content type, in order, what each form of the letter says."""
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in letter.iter_parts()}


def raw_headers(letter) -> str:
    return letter.raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("ascii")


def faults(letter) -> list:
    return [fault for part in letter.walk() for fault in part.defects]
