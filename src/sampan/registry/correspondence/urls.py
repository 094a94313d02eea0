"""Addresses of the correspondence slice."""

from django.urls import path

from sampan.registry.correspondence import views

app_name = "correspondence"
urlpatterns = [
    path("", views.list_letters, name="list"),
    path("<uuid:id>/", views.show_letter, name="letter"),
]
