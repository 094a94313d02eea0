"""Addresses of the assistance slice."""

from django.urls import URLPattern

app_name = "assistance"
urlpatterns: list[URLPattern] = []
