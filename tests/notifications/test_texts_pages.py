"""The pages on which Kaikukeskus reads and changes the texts of letters."""

from datetime import UTC, datetime
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from notifications.declarations import ASSIGNED, BY_NAME, KINDS
from notifications.forms.texts import CHANGED_BY
from notifications.letters.samples import LETTERS
from notifications.letters.sources import default_source
from notifications.models import LetterText
from notifications.models.texts import Part
from notifications.services.texts import clear_text, set_texts

AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
LIST, PAGE = "/letters/texts/", "/letters/texts/assigned/en/"
LANGUAGES = User.Language.values


@pytest.fixture
def centre(adviser) -> User:
    User.objects.filter(pk=adviser.pk).update(language="en")
    adviser.refresh_from_db()
    return adviser


def sent(**changes) -> dict:
    """What a page that was opened just now sends, with the site's own texts or others."""
    latest = LetterText.history.order_by("history_id").last()
    usual = {
        "seen": latest.history_id if latest else 0,
        "subject": default_source(ASSIGNED, "en", Part.SUBJECT),
        "text": default_source(ASSIGNED, "en", Part.TEXT),
        "html": default_source(ASSIGNED, "en", Part.HTML),
    }
    return usual | changes


def test_the_list_shows_every_letter_in_every_language(centre, browse):
    text = browse(centre).get(LIST).content.decode()
    assert [
        (name, language)
        for name, language in product(LETTERS, LANGUAGES)
        if f'href="{LIST}{name}/{language}/"' not in text
    ] == []


@pytest.mark.parametrize(("name", "language"), [*product(LETTERS, LANGUAGES)])
def test_every_letter_has_its_page(centre, browse, name, language):
    text = browse(centre).get(f"{LIST}{name}/{language}/").content.decode()
    assert text.count("<iframe") == 1
    assert text.count("<textarea") == (3 if name in BY_NAME else 0)


def test_the_letter_is_shut_off_from_the_page(centre, browse):
    text = browse(centre).get(PAGE).content.decode()
    frame = text[text.index("<iframe") : text.index("</iframe>")]
    assert frame.startswith('<iframe class="letter" sandbox srcdoc="&lt;!doctype html&gt;')
    assert (frame.count("<"), "Kemi &amp;amp; Tornio" in frame) == (1, True)


@pytest.mark.parametrize("address", [f"{LIST}nothing/fi/", f"{LIST}assigned/de/"])
def test_what_is_no_letter_has_no_page(centre, browse, address):
    assert browse(centre).get(address).status_code == 404


def test_only_kaikukeskus_sees_and_changes_texts(person, browse, client):
    for address in (LIST, PAGE):
        assert browse(person).get(address).status_code == 403
        assert client.get(address).status_code == 302
    assert browse(person).post(PAGE, sent(subject="Mine")).status_code == 403
    assert browse(person).post(f"{PAGE}subject.txt/clear/").status_code == 403
    assert LetterText.objects.count() == 0


def test_a_changed_text_is_said_from_then_on_and_by_whom(centre, browse):
    answer = browse(centre).post(PAGE, sent(subject="A job for you: {{ item.title }}"), follow=True)
    text = answer.content.decode()
    assert "Letters that are written from now on say this." in text
    assert "A job for you: Appoint culture&#x27;s responsible persons" in text
    (made,) = LetterText.objects.all()
    assert (made.kind, made.language, made.part) == ("assigned", "en", "subject.txt")
    assert (made.source, made.edited_by) == ("A job for you: {{ item.title }}", centre)
    assert "Changed by Kaisa Keskus on" in browse(centre).get(LIST).content.decode()


def test_the_same_text_again_is_no_change(centre, browse):
    for _time in range(2):
        browse(centre).post(PAGE, sent(text="One\r\ntwo"))
    assert [one.source for one in LetterText.objects.all()] == ["One\ntwo"]
    assert LetterText.history.count() == 1


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(centre, browse):
    opened, nelli = sent(subject="Mine"), User.objects.create_user("nelli@example.fi", name="Nelli Neuvoja")
    set_texts(ASSIGNED, "en", {Part.SUBJECT: "Nelli's", Part.TEXT: "Also hers"}, by=nelli, now=AT)
    answer = browse(centre).post(PAGE, opened)
    form, words = answer.context["form"], CHANGED_BY % {"who": "Nelli Neuvoja"}
    assert (answer.status_code, form.errors) == (422, {"subject": [words], "text": [words]})
    assert "Mine</textarea>" in answer.content.decode()
    assert LetterText.objects.get(part=Part.SUBJECT).source == "Nelli's"
    browse(centre).post(PAGE, {name: form[name].value() for name in form.fields})
    assert LetterText.objects.get().source == "Mine"


def test_whoever_says_the_same_as_somebody_else_meanwhile_is_not_stopped(centre, browse):
    opened = sent(subject="Ours")
    set_texts(ASSIGNED, "en", {Part.SUBJECT: "Ours"}, by=centre, now=AT)
    assert browse(centre).post(PAGE, opened).status_code == 302


def test_a_text_that_somebody_put_back_meanwhile_is_shown_first(centre, browse):
    set_texts(ASSIGNED, "en", {Part.SUBJECT: "Old"}, by=centre, now=AT)
    opened = sent(subject="Old, but better")
    clear_text(ASSIGNED, "en", Part.SUBJECT, by=centre, now=AT)
    assert browse(centre).post(PAGE, opened).status_code == 422
    assert browse(centre).post(PAGE, sent()).status_code == 302
    assert LetterText.objects.count() == 0


def test_what_does_not_render_is_refused_at_its_field_and_kept(centre, browse):
    answer = browse(centre).post(PAGE, sent(subject="{{ item.secret }}", html="<script>x</script>"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].errors["subject"] == ["There is no such variable here: item.secret"]
    assert set(answer.context["form"].errors) == {"subject", "html"}
    assert "{{ item.secret }}</textarea>" in text
    assert "&lt;script&gt;x&lt;/script&gt;</textarea>" in text
    assert "<script>x" not in text
    assert LetterText.objects.count() == 0


def test_a_preview_saves_nothing(centre, browse):
    answer = browse(centre).post(PAGE, sent(subject="Look: {{ item.title }}", preview="1"))
    text = answer.content.decode()
    assert (answer.status_code, LetterText.objects.count()) == (200, 0)
    assert "Preview: not saved yet" in text
    assert "Look: Appoint culture" in text
    assert "Look: {{ item.title }}</textarea>" in text


def test_back_to_the_usual_text_keeps_the_history(centre, browse):
    browse(centre).post(PAGE, sent(subject="Other"))
    answer = browse(centre).post(f"{PAGE}subject.txt/clear/", follow=True)
    assert "The text is the usual one again." in answer.content.decode()
    assert LetterText.objects.count() == 0
    changes = LetterText.history.order_by("history_id").values_list("history_type", "source", "history_user")
    assert list(changes) == [("+", "Other", centre.pk), ("-", "Other", centre.pk)]
    assert browse(centre).get(f"{PAGE}subject.txt/clear/").status_code == 405
    assert browse(centre).post(f"{PAGE}footer.txt/clear/").status_code == 404


def test_a_text_like_the_usual_one_is_none(centre, browse):
    browse(centre).post(PAGE, sent(subject="Other"))
    browse(centre).post(PAGE, sent())
    assert LetterText.objects.count() == 0


def test_clearing_what_nobody_changed_changes_nothing(centre):
    assert clear_text(ASSIGNED, "en", Part.HTML, by=centre, now=AT) is False
    assert LetterText.history.count() == 0


def test_the_list_costs_the_same_however_much_was_edited(centre, browse):
    client, counted = browse(centre), []
    client.get(LIST)
    for kinds in (KINDS[:1], KINDS):
        for kind in kinds:
            set_texts(kind, "sv", {Part.SUBJECT: "Ett: {{ item.title }}"}, by=centre, now=AT)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        counted.append(len(asked))
    assert counted[0] == counted[1]
