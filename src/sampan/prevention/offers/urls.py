"""Addresses of the reports of the public."""

from django.urls import path

from sampan.prevention.offers import views

app_name = "offers"
urlpatterns = [
    path("", views.report_list, name="list"),
    path("<uuid:report_id>/", views.report_page, name="report"),
    path("<uuid:report_id>/answer/", views.answer, name="answer"),
    path("<uuid:report_id>/settle/", views.settle, name="settle"),
    path("<uuid:report_id>/into-lures/", views.into_lures, name="into_lures"),
]
