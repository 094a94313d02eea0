"""Addresses of the figures slice."""

from django.urls import URLPattern

app_name = "figures"
urlpatterns: list[URLPattern] = []
