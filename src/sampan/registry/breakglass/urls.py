"""Addresses of the breakglass slice."""

from django.urls import path

from sampan.registry.breakglass import views

app_name = "breakglass"
urlpatterns = [
    path("", views.access_list, name="list"),
    path("find/", views.find, name="find"),
    path("open/", views.open_file, name="open"),
    path("<uuid:access_id>/", views.access_page, name="access"),
    path("<uuid:access_id>/end/", views.end, name="end"),
]
