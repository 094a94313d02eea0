"""Addresses of the duplicates slice."""

from django.urls import URLPattern

app_name = "duplicates"
urlpatterns: list[URLPattern] = []
