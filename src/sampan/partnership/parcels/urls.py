"""Addresses of the parcels slice, for people."""

from django.urls import path

from sampan.partnership.parcels import views

app_name = "parcels"
urlpatterns = [
    path("", views.list_parcels, name="list"),
    path("send/", views.send, name="send"),
    path("limits/", views.show_limits, name="limits"),
    path("<uuid:parcel_id>/", views.show_parcel, name="parcel"),
    path("<uuid:parcel_id>/file/", views.download, name="file"),
    path("<uuid:parcel_id>/stop/", views.stop, name="stop"),
]
