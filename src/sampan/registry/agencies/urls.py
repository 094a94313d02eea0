"""Addresses of the agencies slice."""

from django.urls import path

from sampan.registry.agencies import views

app_name = "agencies"
urlpatterns = [
    path("", views.list_agencies, name="list"),
    path("new/", views.new, name="new"),
]
