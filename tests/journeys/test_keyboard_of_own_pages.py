"""With the keyboard alone and without scripts: a person's own pages, and the texts of letters for Kaikukeskus.

After each act it is known where the focus is, and what is said of the act.
"""

from datetime import date

import pytest

from accounts.models import Absence, User
from notifications.models import Feed, LetterText
from notifications.models.preferences import Channel
from notifications.queries.choices import choices_of
from tests.journeys.test_keyboard import SEES_FOCUS, Keys
from tests.workflows.regions import in_english, person_of
from workflows.models import CaseEvent
from workflows.stages import Stage

pytestmark = pytest.mark.browser
FOCUS = """() => { const it = document.activeElement;
  const name = it.name || it.id || it.getAttribute('aria-labelledby') || it.getAttribute('href');
  return name ? `${it.tagName.toLowerCase()} ${name}` : it.tagName.toLowerCase(); }"""
TOP = "body"  # of a page that was just opened: the next stop is its first or, with a place in its address, the first there
MADE = "The calendar has a new address. Add it to your calendar program."
REVOKED = "The address is revoked: nobody can read the calendar there any longer."
SAVED = "The text is saved. Letters that are written from now on say this."
COLLEAGUE = {"side": "culture", "name": "Kalle Kollega", "email": "kalle.kollega@example.fi"}


class Fingers(Keys):
    """What is known to whoever sees or hears the page."""

    @property
    def focus(self) -> str:
        return self.page.evaluate(FOCUS)

    @property
    def told(self) -> list[str]:
        return self.page.locator("main [role=status]").all_inner_texts()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def write_over(self, words: str) -> None:
        """In place of what stands in the field that has the focus."""
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def write_anew(self, name: str, words: str) -> None:
        self.tab_to(f"[name={name}]")
        self.write_over(words)

    def choose(self, name: str, value: str) -> None:
        """The arrows go through the options of a question."""
        self.tab_to(f"[name={name}]")
        for _option in range(10):
            if self.at(f"[name={name}][value='{value}']"):
                return
            self.press("ArrowDown")
        raise AssertionError(f"The arrows do not come to {value}.")


@pytest.fixture
def walk(brought):
    """A region with two people of culture."""
    found = brought(Stage.INFO_SESSION)
    found.do("add_contact", **COLLEAGUE, starts=found.day)
    return found


@pytest.fixture
def mari(walk) -> User:
    return person_of(walk, "culture")


@pytest.fixture
def sit(seat):
    """A function from a person to the keyboard at which they sit, with a page open."""

    def at(user: User, path: str) -> Fingers:
        keys = Fingers(seat(user, scripts=False))
        keys.desk.open(path)
        return keys

    return at


def test_what_comes_by_letter_is_chosen_and_paused(mari, sit):
    keys = sit(mari, "/letters/choices/")
    keys.choose("tasks", Channel.DIGEST)
    keys.write("paused_until", "1.1.2020")
    keys.enter("main form.form .acts button")
    assert (keys.focus, keys.told) == ("div form-errors", [])
    keys.tab_to(".hds-error-summary a")
    keys.press("Enter")
    assert keys.focus == "input paused_until"
    keys.write_over("1.6.2027")
    keys.enter("main form.form .acts button")
    assert (keys.focus, keys.told) == (TOP, ["Your choices have been saved."])
    keys.press("Tab")
    assert keys.focus == "a #main"
    mari.refresh_from_db()
    assert choices_of([mari.pk])[mari.pk]["tasks"] == Channel.DIGEST
    assert mari.letters_paused_until == date(2027, 6, 1)
    keys.enter("form[action$='/end-pause/'] button")
    assert (keys.focus, keys.told) == (TOP, ["The pause is over: letters come again."])
    assert keys.page.locator("#paused").count() == 0


def test_an_absence_is_announced_and_removed(walk, mari, sit):
    kalle = User.objects.get(email=COLLEAGUE["email"])
    keys = sit(mari, "/absence/")
    keys.write("first", "1.3.2027")
    keys.write("last", "5.3.2027")
    keys.choose("deputy", str(kalle.pk))
    keys.enter("main form.form .acts button")
    assert (keys.focus, keys.told) == (TOP, ["Your absence is announced."])
    absence = Absence.objects.get()
    assert (absence.deputy, absence.first, absence.last) == (kalle, date(2027, 3, 1), date(2027, 3, 5))
    keys.enter("form[action$='/remove/'] button")
    assert (keys.focus, keys.told) == (TOP, ["The absence was removed."])
    assert Absence.objects.count() == 0


def test_a_calendar_gets_an_address_and_loses_it(walk, mari, sit):
    keys, place = sit(mari, "/calendar/"), f"#calendar-{walk.case_id}"
    keys.enter("#calendar- form[action='/calendar/make/'] button")
    assert (keys.focus, keys.told) == (TOP, [MADE])
    keys.enter(f"{place} form[action='/calendar/make/'] button")
    assert (keys.focus, keys.told) == (TOP, [MADE])
    keys.press("Tab")
    assert keys.at(f"{place} input[readonly]")
    keys.enter(f"{place} form[action='/calendar/revoke/'] button")
    assert (keys.focus, keys.told) == (TOP, [REVOKED])
    keys.press("Tab")
    assert keys.at(f"{place} button")
    assert [feed.case_id for feed in Feed.objects.filter(revoked_at=None)] == [None]


def test_whoever_leaves_sees_what_will_be_done_and_goes_back(walk, mari, sit):
    kalle, before = User.objects.get(email=COLLEAGUE["email"]), CaseEvent.objects.count()
    keys = sit(mari, "/leaving/")
    keys.enter("main form.form .acts button")
    assert (keys.focus, keys.heading) == ("div form-errors", "Leaving this work")
    keys.choose("everything", str(kalle.pk))
    keys.enter("main form.form .acts button")
    assert (keys.focus, keys.heading) == (TOP, "What will be done")
    keys.tab_to("button[name=seen]")
    keys.enter("button[name=back]")
    assert (keys.focus, keys.heading) == (TOP, "Leaving this work")
    keys.tab_to("[name=everything]")
    assert keys.at(f"[name=everything][value='{kalle.pk}']")
    assert CaseEvent.objects.count() == before


def test_kaikukeskus_looks_at_a_letter_before_it_changes_its_text(centre, sit):
    keys = sit(in_english(centre), "/letters/texts/")
    keys.enter("a[href='/letters/texts/assigned/en/']")
    assert (keys.focus, keys.heading) == (TOP, "A task waits for you")
    keys.write_anew("subject", "{{ item.secret }}")
    keys.enter("button[name=preview]")
    assert (keys.focus, keys.told) == ("div form-errors", [])
    keys.tab_to(".hds-error-summary a")
    keys.press("Enter")
    assert keys.focus == "textarea subject"
    keys.write_over("Do this: {{ item.title }}")
    keys.enter("button[name=preview]")
    assert keys.focus == "section sample"
    assert keys.page.locator("#sample").inner_text() == "Preview: not saved yet"
    assert LetterText.objects.count() == 0
    keys.back_to("main form.form .acts button:first-child")
    keys.follow()
    assert (keys.focus, keys.told) == (TOP, [SAVED])
    assert [text.source for text in LetterText.objects.all()] == ["Do this: {{ item.title }}"]
    keys.enter("form[action$='/clear/'] button")
    assert (keys.focus, keys.told) == (TOP, ["The text is the usual one again."])


def test_a_letter_that_is_shown_stays_and_lets_whoever_came_into_it_out_again(centre, sit):
    keys = sit(in_english(centre), "/letters/texts/assigned/en/")
    letter = keys.page.frame_locator("iframe.letter")
    title = letter.locator("h1").inner_text()
    keys.tab_to("main summary")
    for link in range(letter.locator("a").count()):
        keys.press("Tab")
        assert keys.focus == "iframe"
        assert letter.locator("a").nth(link).evaluate(SEES_FOCUS)
        keys.press("Enter")
    keys.press("Tab")
    assert keys.focus == "summary"
    assert letter.locator("h1").inner_text() == title
