"""Addresses at which other nodes ask about large files."""

from django.urls import path

from sampan.partnership.parcels import wire_views

app_name = "parcel_chunks"
urlpatterns = [
    path("<uuid:parcel_id>", wire_views.missing, name="missing"),
    path("<uuid:parcel_id>/<int:index>", wire_views.chunk, name="chunk"),
]
