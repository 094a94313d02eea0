"""Addresses of the campaigns slice."""

from django.urls import path

from sampan.prevention.campaigns.views import doing, planning, printing, reporting

app_name = "campaigns"
urlpatterns = [
    path("", planning.campaign_list, name="list"),
    path("new/", planning.new, name="new"),
    path("compare/", reporting.compare, name="compare"),
    path("counters/", doing.counters, name="counters"),
    path("<uuid:campaign_id>/", planning.campaign_page, name="campaign"),
    path("<uuid:campaign_id>/edit/", planning.edit, name="edit"),
    path("<uuid:campaign_id>/activity/", doing.activity, name="activity"),
    path("<uuid:campaign_id>/quiz/", doing.sums, name="sums"),
    path("<uuid:campaign_id>/sheets/", printing.sheets, name="sheets"),
    path("<uuid:campaign_id>/report/", reporting.report_page, name="report"),
    path("<uuid:campaign_id>/report.csv", reporting.report_file, name="report_csv"),
    path("activities/<uuid:activity_id>/", doing.outcome, name="outcome"),
    path("activities/<uuid:activity_id>/call-off/", doing.off, name="call_off"),
    path("quizzes/<uuid:sums_id>/withdraw/", doing.withdraw, name="withdraw"),
]
