"""Addresses of the demonstration's sign-ins."""

from django.urls import path

from config.demonstration import views

urlpatterns = [
    path("", views.people, name="demonstration"),
    path("<int:pk>/", views.sign_in, name="demonstration_sign_in"),
]
