"""Addresses of the providers slice."""

from django.urls import path

from sampan.protection.providers import views

app_name = "providers"
urlpatterns = [
    path("", views.provider_list, name="list"),
    path("new/", views.new, name="new"),
    path("export/", views.export, name="export"),
    path("import/", views.take_in, name="import"),
    path("<uuid:provider_id>/", views.provider_page, name="provider"),
    path("<uuid:provider_id>/edit/", views.edit, name="edit"),
    path("<uuid:provider_id>/verify/", views.verify, name="verify"),
    path("<uuid:provider_id>/places/", views.places, name="places"),
]
