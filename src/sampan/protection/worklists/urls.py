"""Addresses of the worklists slice."""

from django.urls import URLPattern

app_name = "worklists"
urlpatterns: list[URLPattern] = []
