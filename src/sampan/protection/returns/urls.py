"""Addresses of the returns slice."""

from django.urls import path

from sampan.protection.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.return_list, name="list"),
    path("terms/<slug:member>/", views.terms, name="terms"),
    path("of-case/<uuid:case_id>/", views.propose, name="propose"),
    path("<uuid:return_id>/", views.one_return, name="return"),
    path("<uuid:return_id>/accept/", views.accept, name="accept"),
    path("<uuid:return_id>/papers/<slug:paper>/", views.paper, name="paper"),
    path("<uuid:return_id>/<slug:act>/", views.act, name="act"),
]
