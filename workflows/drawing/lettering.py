"""How wide words are about, and how they break into lines. A drawing in a file cannot ask a browser."""

from collections.abc import Iterator

# In parts of the letters' size, about as wide as those of DejaVu Sans, the widest that a reader's computer is likely to
# have instead of ours: words stay within their box with either.
_NARROW, _USUAL, _WIDE, _WIDEST = 0.36, 0.61, 0.76, 0.97
_WIDTHS = dict.fromkeys("iljtfrI.,:;'’!|()-– ", _NARROW) | dict.fromkeys("mwMW", _WIDEST)


def width_of(words: str, size: float) -> float:
    return size * sum(_width(letter) for letter in words)


def _width(letter: str) -> float:
    return _WIDTHS.get(letter, _WIDE if letter.isupper() else _USUAL)


def wrapped(words: str, size: float, room: float) -> tuple[str, ...]:
    """Lines that fit the room. A word that is too long for a line is parted with a hyphen."""
    lines = [""]
    for piece in (piece for word in words.split() for piece in _parted(word, size, room)):
        longer = f"{lines[-1]} {piece}".strip()
        if width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(line for line in lines if line)


def _parted(word: str, size: float, room: float) -> Iterator[str]:
    """The word, or the pieces of one that is too long."""
    start = 0
    for end in range(1, len(word)):
        if width_of(word[start:], size) <= room:
            break
        if width_of(f"{word[start : end + 1]}-", size) > room:
            yield f"{word[start:end]}-"
            start = end
    yield word[start:]
