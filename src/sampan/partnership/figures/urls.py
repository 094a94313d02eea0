"""Addresses of the figures slice."""

from django.urls import path

from sampan.partnership.figures import views

app_name = "figures"
urlpatterns = [
    path("situation/", views.situation, name="situation"),
    path("situation.json", views.situation_json, name="situation_json"),
    path("situation.pdf", views.situation_pdf, name="situation_pdf"),
]
