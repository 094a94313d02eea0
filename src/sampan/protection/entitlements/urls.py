"""Addresses of the entitlements slice."""

from django.urls import URLPattern

app_name = "entitlements"
urlpatterns: list[URLPattern] = []
