"""Addresses of the alerts slice."""

from django.urls import path

from sampan.partnership.alerts import views

app_name = "alerts"
urlpatterns = [
    path("", views.alert_list, name="list"),
    path("banner/", views.banner, name="banner"),
    path("new/", views.write, name="write"),
    path("new/about-case/<uuid:case_id>/", views.write, name="about_case"),
    path("duty/", views.duty, name="duty"),
    path("duty/off/", views.off_duty, name="off_duty"),
    path("<uuid:alert_id>/", views.alert_page, name="alert"),
    path("<uuid:alert_id>/<str:node_id>/answer/", views.answer_page, name="answer"),
    path("<uuid:alert_id>/<str:node_id>/close/", views.close_page, name="close"),
    path("<uuid:alert_id>/<str:node_id>/recall/", views.recall_page, name="recall"),
]
