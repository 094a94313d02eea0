"""Addresses of the identification slice."""

from django.urls import path

from sampan.protection.identification import views

app_name = "identification"
urlpatterns = [
    path("start/<uuid:case_id>/", views.start, name="start"),
    path("screening/<uuid:screening_id>/summary/", views.summary, name="summary"),
    path("screening/<uuid:screening_id>/result/", views.result, name="result"),
    path("screening/<uuid:screening_id>/<slug:dimension>/", views.screening_page, name="screening"),
    path("decide/<uuid:case_id>/", views.decide, name="decide"),
    path("decision/<uuid:decision_id>/", views.decision_page, name="decision"),
    path("deadline/<uuid:deadline_id>/", views.settle, name="settle"),
    path("event/<uuid:case_id>/", views.event, name="event"),
]
