"""Addresses of the worklists slice."""

from django.urls import path

from sampan.protection.worklists import views

app_name = "worklists"
urlpatterns = [
    path("", views.all_lists, name="list"),
    path("new/", views.keep, name="new"),
    path("<uuid:list_id>/remove/", views.remove, name="remove"),
]
