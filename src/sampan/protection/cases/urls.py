"""Addresses of the cases slice."""

from django.urls import path

from sampan.protection.cases.views import acts, groups, identity, intake, lists, page

app_name = "cases"
urlpatterns = [
    path("", lists.case_list, name="list"),
    path("operations/", lists.operation_list, name="operations"),
    path("intake/", intake.begin, name="intake"),
    path("intake/<uuid:draft_id>/discard/", intake.discard, name="intake_discard"),
    path("intake/<uuid:draft_id>/<slug:page>/", intake.page, name="intake_page"),
    path("intake/<uuid:draft_id>/<slug:page>/look/", intake.look, name="intake_look"),
    path("group/", groups.group, name="group"),
    path("group/<uuid:draft_id>/", groups.preview, name="group_preview"),
    path("group/<uuid:draft_id>/change/", groups.change, name="group_change"),
    path("<uuid:case_id>/", page.case_page, name="case"),
    path("<uuid:case_id>/identity/", page.identity, name="identity"),
    path("<uuid:case_id>/identity/change/", identity.change, name="identity_change"),
    path("<uuid:case_id>/notes/", page.notes, name="notes"),
    path("<uuid:case_id>/history/", page.history, name="history"),
    path("<uuid:case_id>/edit/", acts.edit, name="edit"),
    path("<uuid:case_id>/note/", acts.note, name="note"),
    path("<uuid:case_id>/milestone/", acts.milestone, name="milestone"),
    path("<uuid:case_id>/close/", acts.close, name="close"),
    path("<uuid:case_id>/reopen/", acts.reopen, name="reopen"),
    path("<uuid:case_id>/team/", acts.team, name="team"),
]
