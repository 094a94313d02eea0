"""Addresses of the circumstances slice."""

from django.urls import URLPattern

app_name = "circumstances"
urlpatterns: list[URLPattern] = []
