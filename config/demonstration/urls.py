"""Addresses of the demonstration's sign-ins and of its letters."""

from django.urls import path

from config.demonstration import outbox, views

urlpatterns = [
    path("", views.people, name="demonstration"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/send/", outbox.send_now, name="outbox_send"),
    path("outbox/<int:pk>/", outbox.outbox_letter, name="outbox_letter"),
    path("<int:pk>/", views.sign_in, name="demonstration_sign_in"),
]
