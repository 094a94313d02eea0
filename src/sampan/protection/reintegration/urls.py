"""Addresses of the reintegration slice."""

from django.urls import URLPattern

app_name = "reintegration"
urlpatterns: list[URLPattern] = []
