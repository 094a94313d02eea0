"""Addresses of the interviews slice."""

from django.urls import URLPattern

app_name = "interviews"
urlpatterns: list[URLPattern] = []
