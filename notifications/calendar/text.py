"""Text that any calendar can read: what people typed may hold characters that iCalendar forbids."""

from accounts.forms import in_one_line

# Controls, and what some readers take for the end of a line; places at which a long word may break go without a trace.
_FORBIDDEN = dict.fromkeys([*range(10), *range(11, 32), *range(127, 160), 0x2028, 0x2029], " ") | {0xAD: ""}


def readable(words) -> str:
    """The words with line ends of one kind and no control characters. The library escapes the rest."""
    return str(words).replace("\r\n", "\n").replace("\r", "\n").translate(_FORBIDDEN)


def unquoted(words) -> str:
    """The same in one line and without quotation marks: a parameter, such as a person's name, can hold neither."""
    return in_one_line(readable(words).replace('"', "'"))
