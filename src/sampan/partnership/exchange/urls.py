"""Addresses of the exchange slice."""

from django.urls import path
from django.views.generic import RedirectView

from sampan.partnership.exchange import views, views_of_carriage

app_name = "exchange"
urlpatterns = [
    path("card", views.card, name="card"),
    path("hello", views.hello, name="hello"),
    path("frames", views.take_frame, name="frames"),
    path("letters", views.take_letter, name="letters"),
    path("links/", RedirectView.as_view(pattern_name="corridors:links"), name="links"),
    path("members/<str:node_id>/", views_of_carriage.show_member, name="member"),
    path("members/<str:node_id>/file/", views_of_carriage.download_bundle, name="bundle"),
]
