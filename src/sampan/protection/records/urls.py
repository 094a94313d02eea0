"""Addresses of the records slice."""

from django.urls import path

from sampan.protection.records import views

app_name = "records"
urlpatterns = [
    path("", views.home, name="home"),
    path("import/", views.upload, name="upload"),
    path("import/<uuid:upload_id>/", views.preview, name="preview"),
    path("import/<uuid:upload_id>/problems.csv", views.problems, name="problems"),
    path("import/<uuid:upload_id>/confirm/", views.confirm, name="confirm"),
    path("import/<uuid:upload_id>/progress/", views.progress, name="progress"),
    path("runs/<uuid:run_id>/", views.run, name="run"),
    path("export/", views.export, name="export"),
]
