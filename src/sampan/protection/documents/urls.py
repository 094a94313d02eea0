"""Addresses of the documents slice."""

from django.urls import URLPattern, path

from sampan.protection.documents import views

app_name = "documents"
urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/", views.titles, name="titles"),
    path("case/<uuid:case_id>/new/", views.add, name="new"),
    path("<uuid:document_id>/", views.one, name="document"),
    path("<uuid:document_id>/preview/", views.preview, name="preview"),
    path("<uuid:document_id>/file/", views.file, name="file"),
    path("<uuid:document_id>/copy/", views.copy, name="copy"),
    path("<uuid:document_id>/change/", views.change, name="change"),
    path("<uuid:document_id>/remove/", views.remove, name="remove"),
]
