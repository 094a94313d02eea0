"""Addresses of the complaints slice."""

from django.urls import path

from sampan.prevention.complaints import views

app_name = "complaints"
urlpatterns = [
    path("", views.complaint_list, name="list"),
    path("about/<uuid:recruiter_id>/", views.receive, name="receive"),
    path("<uuid:complaint_id>/", views.complaint_page, name="complaint"),
    path("<uuid:complaint_id>/decide/", views.decide, name="decide"),
]
