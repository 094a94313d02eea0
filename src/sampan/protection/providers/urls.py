"""Addresses of the providers slice."""

from django.urls import URLPattern

app_name = "providers"
urlpatterns: list[URLPattern] = []
