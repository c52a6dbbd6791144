"""Pages for when something is not as it should be."""

import pytest
from django.test import Client
from django.urls import path

import config.urls


def broken(request):
    raise RuntimeError("broken on purpose")


broken.login_required = False
urlpatterns = [*config.urls.urlpatterns, path("broken/", broken)]


def test_a_page_that_does_not_exist_is_answered_in_the_readers_language(browse, person):
    answer = browse(person).get("/no/such/page/")
    assert answer.status_code == 404
    assert '<html lang="fi">' in answer.content.decode()
    assert answer.templates[0].name == "404.html"


def test_a_worker_sees_every_region_and_reads_nothing_of_those_of_others(browse, person, adviser):
    pages = [
        browse(one).get("/no/such/page/", headers={"accept-language": "fi"}).content.decode()
        for one in (person, adviser)
    ]
    assert ["jonka yhteyshenkilö et ole" in page for page in pages] == [True, False]


@pytest.mark.urls(__name__)
def test_a_fault_is_answered_without_the_database_in_three_languages():
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert [
        code for code in ('<html lang="fi">', '<div lang="sv">', '<div lang="en">') if code not in page
    ] == []
    assert "broken on purpose" not in page


def test_a_host_that_is_not_ours_is_refused_with_a_page(client):
    answer = client.get("/sign-in/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert [template.name for template in answer.templates] == ["400.html", "standalone.html"]


def test_a_form_without_its_token_is_refused_with_a_page(db):
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "paula.pohja@example.fi"})
    assert answer.status_code == 403
    assert [template.name for template in answer.templates] == ["403_csrf.html", "standalone.html"]


def test_what_is_not_allowed_is_refused_with_a_page(browse, person):
    answer = browse(person).get("/configuration/")
    assert answer.status_code == 403
    assert answer.templates[0].name == "403.html"
