"""Addresses of notices, of letters and the links in them, and of calendars."""

from django.urls import path

from notifications.views import choices, feeds, links, notices, unsubscribe

app_name = "notifications"
urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.mark_all_read, name="mark_all_read"),
    path("letters/choices/", choices.choices, name="choices"),
    path("letters/choices/end-pause/", choices.end_pause, name="end_pause"),
    path("letters/unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("letters/links/", links.withdraw, name="withdraw_links"),
    path("calendar/", feeds.calendar, name="calendar"),
    path("calendar/make/", feeds.make_feed, name="make_feed"),
    path("calendar/revoke/", feeds.revoke_feed, name="revoke_feed"),
    path("calendar/<slug:secret>.ics", feeds.feed, name="feed"),
    path("l/<str:token>/", links.link, name="link"),
]
