"""Text that any calendar can read: what people typed may hold characters that iCalendar forbids."""

# Controls, and what some readers take for the end of a line.
_FORBIDDEN = dict.fromkeys([*range(10), *range(11, 32), *range(127, 160), 0x2028, 0x2029], " ")


def readable(words) -> str:
    """The words with line ends of one kind and no control characters. The library escapes the rest."""
    return str(words).replace("\r\n", "\n").replace("\r", "\n").translate(_FORBIDDEN)


def in_one_line(words) -> str:
    """The same without line ends and quotation marks: a parameter, such as a person's name, cannot hold them."""
    return " ".join(readable(words).replace('"', "'").split())
