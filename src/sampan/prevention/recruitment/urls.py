"""Addresses of the recruitment slice."""

from django.urls import path

from sampan.prevention.recruitment.views import lists, offers, register

app_name = "recruitment"
urlpatterns = [
    path("", register.recruiter_list, name="list"),
    path("new/", register.new, name="new"),
    path("check/", offers.check, name="check"),
    path("publish/", offers.publish, name="publish"),
    path("lists/", lists.list_page, name="lists"),
    path("lists/sources/new/", lists.new_source, name="new_source"),
    path("lists/sources/<uuid:source_id>/receive/", lists.receive, name="receive"),
    path("lists/<uuid:import_id>/", lists.import_page, name="import"),
    path("lists/<uuid:import_id>/columns/", lists.columns, name="columns"),
    path("lists/<uuid:import_id>/confirm/", lists.confirm, name="confirm"),
    path("lists/<uuid:import_id>/discard/", lists.discard, name="discard"),
    path("<uuid:recruiter_id>/", register.recruiter_page, name="recruiter"),
    path("<uuid:recruiter_id>/edit/", register.edit, name="edit"),
    path("<uuid:recruiter_id>/licence/", register.licence, name="licence"),
    path("<uuid:recruiter_id>/licences/<uuid:series>/", register.renew, name="renew"),
    path("<uuid:recruiter_id>/licences/<uuid:series>/act/", register.act, name="act"),
    path("<uuid:recruiter_id>/fee/", register.fee, name="fee"),
]
