"""What every answer carries, and that every page asks for a sign-in unless it is named here."""

import pytest
from django.urls import URLPattern, get_resolver

PUBLIC = {
    "accessibility",
    "account_confirm_login_code",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_request_login_code",
    "language",
    "licence",
    "notifications:feed",
    "notifications:health",
    "notifications:link",
    "notifications:unsubscribe",
    "privacy",
    "workflows:public_contact",
    "workflows:public_contact_sent",
}


def named_views(resolver=None, namespace="") -> dict:
    """Every view of the site by its full name."""
    found = {}
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            found[f"{namespace}{entry.name}"] = entry.callback
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found |= named_views(entry, inner)
    return found


def test_pages_that_may_be_read_without_signing_in_are_these():
    open_to_all = {name for name, view in named_views().items() if not getattr(view, "login_required", True)}
    assert open_to_all == PUBLIC


def test_every_view_has_a_name():
    assert [name for name in named_views() if name.endswith("None")] == []


def test_a_stranger_is_led_to_signing_in(client, db):
    answer = client.get("/profile/")
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/profile/")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_answers_carry_headers_that_protect(client, db, header, value):
    assert client.get("/sign-in/").headers[header] == value


def test_content_comes_from_this_site_alone(client, db):
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]
    assert policy.split("; ") == [
        "default-src 'self'",
        "img-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ]


def test_pages_of_a_person_are_kept_in_no_shared_store(browse, person):
    assert browse(person).get("/profile/").headers["Cache-Control"] == "no-cache, private"
