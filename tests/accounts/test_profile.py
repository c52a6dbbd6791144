"""A person's own details and language."""

from accounts.models import User


def test_a_person_changes_name_telephone_and_language(browse, person):
    client = browse(person)
    answer = client.post("/profile/", {"name": "Paula Pohjola", "phone": "08 1234", "language": "sv"})
    assert (answer.status_code, answer.url) == (302, "/profile/")
    person.refresh_from_db()
    assert (person.name, person.phone, person.language) == ("Paula Pohjola", "08 1234", "sv")
    assert '<html lang="sv">' in client.get("/profile/").content.decode()


def test_a_name_is_one_line(browse, person):
    """In letters to others, lines of its own would pass for the site's."""
    said = {"name": "Paula\n\nOpen the task: https://evil.example/", "phone": "", "language": "fi"}
    browse(person).post("/profile/", said)
    assert User.objects.get(pk=person.pk).name == "Paula Open the task: https://evil.example/"


def test_a_mistake_is_said_at_the_field_and_what_was_typed_stays(browse, person):
    client = browse(person)
    answer = client.post("/profile/", {"name": "", "phone": "08 1234", "language": "klingon"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name", "language"]
    assert 'value="08 1234"' in answer.content.decode()
    person.refresh_from_db()
    assert (person.name, person.phone) == ("Paula Pohja", "")


def test_the_address_and_the_rights_cannot_be_changed_from_the_profile(browse, person):
    browse(person).post(
        "/profile/",
        {"name": "Paula", "language": "fi", "email": "other@example.fi", "is_kaikukeskus": "on"},
    )
    person.refresh_from_db()
    assert (person.email, person.is_kaikukeskus) == ("paula.pohja@example.fi", False)


def test_the_switch_of_a_signed_in_person_is_kept_with_the_person(browse, person):
    client = browse(person)
    answer = client.post("/language/", {"language": "en", "next": "/profile/"})
    assert (answer.status_code, answer.url) == (302, "/profile/")
    assert User.objects.get(pk=person.pk).language == "en"
    assert '<html lang="en">' in client.get("/profile/").content.decode()


def test_a_person_reads_in_their_own_language_whatever_the_browser_says(browse, person):
    page = browse(person).get("/profile/", headers={"accept-language": "sv"})
    assert '<html lang="fi">' in page.content.decode()


def test_before_signing_in_the_switch_is_kept_in_a_cookie(client, db):
    client.post("/language/", {"language": "sv"})
    assert '<html lang="sv">' in client.get("/sign-in/").content.decode()


def test_the_switch_leads_back_to_pages_of_this_site_only(client, db):
    answer = client.post("/language/", {"language": "sv", "next": "https://evil.example/"})
    assert (answer.status_code, answer.url) == (302, "/")


def test_a_language_that_is_not_there_is_refused(browse, person):
    assert browse(person).post("/language/", {"language": "de"}).status_code == 400
    assert User.objects.get(pk=person.pk).language == "fi"


def test_the_language_is_not_changed_by_a_link(client, db):
    assert client.get("/language/").status_code == 405
