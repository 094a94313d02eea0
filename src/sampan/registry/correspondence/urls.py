"""Addresses of the correspondence slice."""

from django.urls import URLPattern

app_name = "correspondence"
urlpatterns: list[URLPattern] = []
