"""Addresses of the exchange slice."""

from django.urls import path

from sampan.partnership.exchange import views, views_of_carriage

app_name = "exchange"
urlpatterns = [
    path("card", views.card, name="card"),
    path("hello", views.hello, name="hello"),
    path("frames", views.take_frame, name="frames"),
    path("letters", views.take_letter, name="letters"),
    path("links/", views.show_links, name="links"),
    path("members/<str:member>/", views_of_carriage.show_member, name="member"),
    path("members/<str:member>/file/", views_of_carriage.download_bundle, name="bundle"),
]
