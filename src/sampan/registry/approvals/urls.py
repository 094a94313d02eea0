"""Addresses of the approvals slice."""

from django.urls import path

from sampan.registry.approvals import views

app_name = "approvals"
urlpatterns = [
    path("", views.approval_list, name="list"),
    path("policy/", views.policy, name="policy"),
    path("<uuid:approval_id>/", views.approval_page, name="approval"),
    path("<uuid:approval_id>/withdraw/", views.withdraw, name="withdraw"),
]
