"""Addresses of the members slice."""

from django.urls import path

from sampan.partnership.members import views

app_name = "members"
urlpatterns = [
    path("", views.list_members, name="list"),
    path("pair/", views.pair, name="pair"),
    path("keys/", views.rotate, name="rotate"),
    path("<str:node_id>/confirm/", views.confirm, name="confirm"),
    path("<str:node_id>/suspend/", views.suspend, name="suspend"),
    path("<str:node_id>/resume/", views.resume, name="resume"),
]
