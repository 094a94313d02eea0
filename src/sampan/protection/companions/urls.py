"""Addresses of the companions slice."""

from django.urls import path

from sampan.protection.companions import views

app_name = "companions"
urlpatterns = [
    path("<uuid:case_id>/link/", views.link, name="link"),
    path("<uuid:case_id>/end/<uuid:link_id>/", views.end, name="end"),
    path("<uuid:case_id>/around/", views.around, name="around"),
    path("incident/<uuid:operation_id>/", views.incident, name="incident"),
]
