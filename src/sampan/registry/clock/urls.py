"""Addresses of the house clock."""

from django.urls import path

from sampan.registry.clock import views

app_name = "clock"
urlpatterns = [
    path("", views.clock_page, name="page"),
    path("accept/", views.accept, name="accept"),
]
