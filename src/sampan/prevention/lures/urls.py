"""Addresses of the lures slice."""

from django.urls import path

from sampan.prevention.lures.views import campaigns, streams

app_name = "lures"
urlpatterns = [
    path("", campaigns.campaign_list, name="list"),
    path("progress/", campaigns.progress, name="progress"),
    path("publish/", streams.publish, name="publish"),
    path("streams/", streams.stream_list, name="streams"),
    path("streams/new/", streams.new_stream, name="new_stream"),
    path("streams/<uuid:stream_id>/receive/", streams.receive, name="receive"),
    path("<uuid:campaign_id>/", campaigns.campaign_page, name="campaign"),
    path("<uuid:campaign_id>/decide/", campaigns.decide, name="decide"),
    path("<uuid:campaign_id>/merge/", campaigns.merge, name="merge"),
    path("<uuid:campaign_id>/part/", campaigns.part, name="part"),
    path("<uuid:campaign_id>/export/<slug:shape>/", streams.export, name="export"),
]
