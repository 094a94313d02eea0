"""Addresses of the weights slice."""

from django.urls import path

from sampan.protection.weights import views

app_name = "weights"
urlpatterns = [
    path("", views.weights_page, name="page"),
    path("file/", views.file_of_now, name="file"),
    path("set-back/", views.set_back_page, name="set_back"),
    path("<uuid:weights_id>/", views.step_page, name="step"),
    path("<uuid:weights_id>/file/", views.file_of_then, name="file_of_step"),
    path("<uuid:weights_id>/again/", views.again, name="again"),
]
