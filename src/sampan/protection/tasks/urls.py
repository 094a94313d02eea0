"""Addresses of the tasks slice."""

from django.urls import URLPattern

app_name = "tasks"
urlpatterns: list[URLPattern] = []
