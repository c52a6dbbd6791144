"""Whoever reads a page, and the page as it is served to them."""

from dataclasses import dataclass, field
from pprint import pformat

from django.conf import settings
from playwright.sync_api import Page

from accounts.models import User
from tests.axe import flaws
from tests.journeys.desk import session_of

MISTAKES = """form => {
  for (const one of form.elements) {
    if (one.type === 'textarea') one.value = 'sana '.repeat(1200);
    else if (one.name && one.type !== 'hidden' && one.type !== 'submit') one.disabled = true;
  }
  form.requestSubmit(form.querySelector('button'));
}"""


@dataclass
class Reader:
    """One page of Chromium in which anybody reads anything in one language; `found` are the flaws by address."""

    page: Page
    address: str
    language: str
    found: dict[str, list[str]] = field(default_factory=dict)
    _sessions: dict[int, str] = field(default_factory=dict)

    @property
    def flaws(self) -> str:
        """In words, by address; empty when there are none."""
        return pformat(self.found, width=200) if self.found else ""

    def be(self, user: User | None) -> None:
        """Sit down as somebody, who reads the language from now on; or as one of the public."""
        self.page.context.clear_cookies()
        if user is None:
            return
        User.objects.filter(pk=user.pk).update(language=self.language)
        key = self._sessions.setdefault(user.pk, session_of(user))
        self.page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.address}])

    def look(self, path: str, user: User | None = None, *, status: int = 200, **kwargs) -> None:
        """Open a page and note what is wrong with it."""
        self.note(path, self._open(path, user), status, **kwargs)

    def look_at_form(self, path: str, user: User | None = None) -> None:
        """A page with a form: with mistakes, on which all else stands too; in one language also without them."""
        status = self._open(path, user)
        if self.language == settings.LANGUAGE_CODE:
            self.note(path, status)
        self.send_with_mistakes()

    def _open(self, path: str, user: User | None) -> int:
        self.be(user)
        return self.page.goto(f"{self.address}{path}").status

    def send_with_mistakes(self) -> None:
        """Send the page's form with everything left out and too much written, and note what is wrong then."""
        status = self.sent("main form.form", MISTAKES)
        self.note(f"{self.page.url} with mistakes", status, 422)

    def sent(self, form: str, how: str = "form => form.requestSubmit()") -> int:
        """How the form was answered."""
        with self.page.expect_navigation() as answer:
            self.page.locator(form).first.evaluate(how)
        return answer.value.status

    def note(self, what: str, status: int = 200, expected: int = 200, *, spoken: str = "") -> None:
        """What is wrong with the page that is open; `spoken` if it speaks another language than the reader's."""
        wrong = [] if status == expected else [f"answers {status}, not {expected}"]
        if self.page.get_attribute("html", "lang") != (spoken or self.language):
            wrong.append("is in another language")
        wrong += flaws(self.page, dark=self.language == settings.LANGUAGE_CODE)  # colours speak no language
        if wrong:
            self.found[what] = wrong
