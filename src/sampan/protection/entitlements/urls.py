"""Addresses of the entitlements slice."""

from django.urls import path

from sampan.protection.entitlements import views

app_name = "entitlements"
urlpatterns = [
    path("", views.waiting, name="list"),
    path("of/<uuid:case_id>/group/", views.group, name="group"),
    path("of/<uuid:case_id>/propose/", views.propose, name="propose"),
    path("<uuid:support_id>/", views.support, name="support"),
    path("<uuid:support_id>/reason/", views.reason, name="reason"),
    path("<uuid:support_id>/decide/", views.decide, name="decide"),
    path("<uuid:support_id>/again/", views.again, name="again"),
    path("<uuid:support_id>/pay/", views.payment, name="pay"),
]
