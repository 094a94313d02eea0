"""Addresses of the consent slice."""

from django.urls import path

from sampan.registry.consent import views

app_name = "consent"
urlpatterns = [
    path("of/<uuid:case_id>/", views.of_case, name="of_case"),
    path("of/<uuid:case_id>/new/", views.record, name="record"),
    path("<uuid:consent_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:consent_id>/helpers/", views.helpers, name="helpers"),
]
