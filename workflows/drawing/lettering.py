"""How wide words are about, and how they break into lines. A drawing in a file cannot ask a browser."""

from collections.abc import Iterator

# In parts of the letters' size, about as wide as those of DejaVu Sans, the widest that a reader's computer is likely to
# have instead of ours: words stay within their box with either.
_NARROW, _USUAL, _WIDE, _WIDEST = 0.36, 0.61, 0.76, 0.97
