"""Addresses of the witness slice."""

from django.urls import path

from sampan.partnership.witness import views

app_name = "witness"
urlpatterns = [
    path("", views.show_logs, name="list"),
    path("verifier", views.verifier, name="verifier"),
    path("letters/<uuid:letter_id>/proof", views.proof, name="proof"),
    path("findings/<uuid:finding_id>/", views.show_finding, name="finding"),
    path("findings/<uuid:finding_id>/evidence", views.evidence_file, name="evidence"),
    path("findings/<uuid:finding_id>/settle/", views.settle, name="settle"),
]
