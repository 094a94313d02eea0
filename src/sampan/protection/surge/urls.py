"""Addresses of the surge slice."""

from django.urls import URLPattern

app_name = "surge"
urlpatterns: list[URLPattern] = []
