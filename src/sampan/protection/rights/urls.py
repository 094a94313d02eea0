"""Addresses of the rights slice."""

from django.urls import URLPattern

app_name = "rights"
urlpatterns: list[URLPattern] = []
