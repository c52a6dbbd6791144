"""A person at a browser: what they do with keyboard and mouse, in whatever language they read."""

from dataclasses import dataclass
from datetime import date

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page

from accounts.models import User
from workflows.models import CaseTask


@dataclass
class Desk:
    """Fields are found by name and tasks by what they ask for, so that a sentence may change."""

    page: Page
    address: str

    def open(self, path: str = "/") -> "Desk":
        self.page.goto(f"{self.address}{path}")
        return self

    def do(self, act: str, item: str = "", **said) -> None:
        """Open the task from the inbox, fill in its form and send it."""
        self.open()
        self.open_task(act, item)
        self.fill(**said)
        self.send()
        self.was_done()

    def open_task(self, act: str, item: str = "") -> None:
        """Follow the inbox's link to the task."""
        task = CaseTask.objects.open().get(act=act, item=item)
        self._follow_to(reverse("workflows:task", args=[task.pk]))

    def take(self, act: str) -> None:
        """Open the task and press the button that makes it one's own."""
        self.open_task(act)
        task = CaseTask.objects.open().get(act=act)
        claim = reverse("workflows:claim", args=[task.pk])
        self.follow(self.page.locator(f'main form[action="{claim}"] button'))

    def choose(self, act: str, case, item: str = "") -> None:
        """Follow the page's link to an act that no task asks for."""
        self._follow_to(reverse("workflows:act", args=[case.pk, act, item] if item else [case.pk, act]))

    def _follow_to(self, address: str) -> None:
        """Click the first link there, which may lie in something folded."""
        link = f'a[href^="{address}"]'
        folded = self.page.locator(f"main details:not([open]):has({link})")
        if folded.count() and not self.page.locator(f"main {link}").first.is_visible():
            folded.locator("summary").first.click()
        self.follow(self.page.locator(f"main {link}").first)

    def follow(self, link: Locator) -> None:
        with self.page.expect_navigation():
            link.click()

    def fill(self, **said) -> None:
        """Write, choose or tick: by the name of the field, as one says it."""
        for name, value in said.items():
            self._answer(self.page.locator(f'main [name="{name}"]'), value)

    def _answer(self, field: Locator, value) -> None:
        kind = field.first.evaluate("one => one.type")
        if kind in ("radio", "checkbox"):
            self._tick(field, value if isinstance(value, list) else [value])
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(written(value))

    def _tick(self, options: Locator, values: list) -> None:
        """Through their labels, as a mouse does."""
        for value in values:
            known = options if value is True else options.and_(self.page.locator(f'[value="{value}"]'))
            self.page.locator(f'label[for="{known.get_attribute("id")}"]').click()

    def send(self, name: str = "") -> None:
        """Press the form's first button, or the one with a name."""
        button = self.page.locator(f'main form [name="{name}"]' if name else "main form button").first
        with self.page.expect_navigation():
            button.click()

    def was_done(self) -> None:
        """Raises AssertionError with what the page says is wrong."""
        wrong = self.page.locator(".hds-error-summary, .hds-notification--error").all_inner_texts()
        if wrong:
            raise AssertionError(f"{self.page.url}: {wrong}")


def session_of(user: User) -> str:
    """The key of a session in which the person is signed in."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value


def written(value) -> str:
    """As Finns write it."""
    return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else str(value)
