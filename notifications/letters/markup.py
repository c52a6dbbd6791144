"""What is wrong with the HTML of a letter's text, whichever of its conditions hold."""

import re
from html.parser import HTMLParser
from itertools import groupby

from django.template.base import Token, TokenType
from django.utils.translation import gettext as _

TAGS = ("p", "br", "strong", "em", "ul", "ol", "li", "a")
LINK = "{{ item.url }}"
_CLOSES_NOTHING = re.compile(r"</(?![a-zA-Z])")


def wrong_in_markup(tokens: list[Token]) -> list[str]:
    """In words, in the order of the text; nothing if every mail program shows it as it was meant."""
    return _Markup(tokens).mistakes


class _Markup(HTMLParser):
    """Notes what does not belong into a letter.

    What stands between two conditions is read by itself, so that none stands within a tag. What is open at an `if` is
    open after each of its branches, and nothing else is.
    """

    def __init__(self, tokens: list[Token]):
        super().__init__(convert_charrefs=False)
        self.mistakes, self._open, self._at_if = [], [], []
        for is_condition, some in groupby(tokens, key=lambda token: token.token_type is TokenType.BLOCK):
            if is_condition:
                for token in some:
                    self._at_condition(*token.contents.split()[:1])
            else:
                self._read("".join(_as_written(token) for token in some))
        if self._open:
            self._note(_("This is opened and never closed: %(tag)s"), self._open[-1])

    def _read(self, words: str) -> None:
        if _CLOSES_NOTHING.search(words):
            self._note(_("This cannot be used in a letter: %(tag)s"), "/")
        self.reset()
        try:
            self.feed(words)
            self.close()
        except AssertionError:  # how the library says that it does not know what begins with <![
            self._note(_("This cannot be used in a letter: %(tag)s"), "![")

    def _at_condition(self, name: str = "") -> None:
        """Without its `if` it is refused where the text is rendered."""
        if name == "if":
            self._at_if.append(list(self._open))
        elif self._at_if:
            before = self._at_if[-1] if name != "endif" else self._at_if.pop()
            if self._open != before:
                self._note_unpaired(before)

    def _note_unpaired(self, before: list[str]) -> None:
        longer = max(before, self._open, key=len)
        self._note(
            _("Between a condition and the next, whatever is opened is closed, and nothing else is: %(tag)s"),
            longer[-1],
        )
        self._open = list(before)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._note(_("This cannot be used in a letter: %(tag)s"), tag)
        elif tag == "a" and attrs != [("href", LINK)]:
            self.mistakes.append(
                _("In <a> stands the address of the page and nothing else: %(tag)s")
                % {"tag": f'<a href="{LINK}">'}
            )
        elif tag != "a" and attrs:
            self._note(_("Nothing else may stand in %(tag)s."), tag)
        if tag != "br":
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only of `br` it says what it looks like; another stays open to its reader's mail program."""
        if tag == "br":
            self.handle_starttag(tag, attrs)
        else:
            self._note(_("This cannot be used in a letter: %(tag)s"), f"{tag}/")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self._note(_("This is closed where it is not open: %(tag)s"), tag)

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self.mistakes.append(_("Write &lt; for a sign that begins no tag."))

    def handle_comment(self, data: str) -> None:
        self._note(_("This cannot be used in a letter: %(tag)s"), "!--")

    def handle_decl(self, decl: str) -> None:
        self._note(_("This cannot be used in a letter: %(tag)s"), f"!{decl}")

    def handle_pi(self, data: str) -> None:
        self._note(_("This cannot be used in a letter: %(tag)s"), f"?{data}")

    def unknown_decl(self, data: str) -> None:
        self._note(_("This cannot be used in a letter: %(tag)s"), f"![{data}")

    def _note(self, words: str, tag: str) -> None:
        self.mistakes.append(words % {"tag": f"<{tag}>"})


def _as_written(token: Token) -> str:
    """Variables are in it as they stand; what is commented out is not."""
    if token.token_type is TokenType.COMMENT:
        return ""
    return token.contents if token.token_type is TokenType.TEXT else f"{{{{ {token.contents} }}}}"
