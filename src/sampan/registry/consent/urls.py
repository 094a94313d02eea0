"""Addresses of the consent slice."""

from django.urls import URLPattern

app_name = "consent"
urlpatterns: list[URLPattern] = []
