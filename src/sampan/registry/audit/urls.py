"""Addresses of the audit slice."""

from django.urls import path

from sampan.registry.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.list_entries, name="list"),
    path("verify/", views.verify, name="verify"),
    path("export/", views.export, name="export"),
]
