"""Addresses of the breakglass slice."""

from django.urls import URLPattern

app_name = "breakglass"
urlpatterns: list[URLPattern] = []
