"""Addresses of notices, of letters and the links in them, and of calendars."""

from django.urls import path

from notifications.views import (
    addresses,
    choices,
    days,
    feeds,
    health,
    letters,
    links,
    notices,
    texts,
    unsubscribe,
)

app_name = "notifications"
urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:pk>/read/", notices.mark_read, name="mark_read"),
    path("notices/read/", notices.mark_all_read, name="mark_all_read"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/coming/", letters.letters_to_come, name="coming"),
    path("letters/coming/<int:pk>/", letters.letters_to_come, name="coming"),
    path("letters/days/", days.days, name="days"),
    path("letters/addresses/", addresses.addresses, name="addresses"),
    path("letters/addresses/<int:pk>/again/", addresses.try_again, name="try_again"),
    path("letters/texts/", texts.texts, name="texts"),
    path("letters/texts/<str:name>/<str:language>/", texts.text, name="text"),
    path("letters/texts/<str:name>/<str:language>/<str:part>/clear/", texts.clear, name="clear_text"),
    path("health/", health.health, name="health"),
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
