"""Addresses of the returns slice."""

from django.urls import URLPattern

app_name = "returns"
urlpatterns: list[URLPattern] = []
