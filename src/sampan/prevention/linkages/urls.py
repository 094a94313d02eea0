"""Addresses of the linkages slice."""

from django.urls import path

from sampan.prevention.linkages import views

app_name = "linkages"
urlpatterns = [
    path("", views.linkages_page, name="list"),
    path("new/", views.load, name="new"),
    path("<uuid:linkage_id>/", views.linkage_page, name="linkage"),
    path("<uuid:linkage_id>/review/", views.review, name="review"),
    path("<uuid:linkage_id>/disputed/", views.disputed, name="disputed"),
    path("<uuid:linkage_id>/back/", views.back, name="back"),
    path("<uuid:linkage_id>/decisions/", views.decisions, name="decisions"),
    path("<uuid:linkage_id>/close/", views.close, name="close"),
    path("<uuid:linkage_id>/pairs/<uuid:linked_id>/", views.answer, name="answer"),
    path("<uuid:linkage_id>/pairs/<uuid:linked_id>/third/", views.third, name="third"),
]
