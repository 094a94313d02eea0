"""Addresses of the crossings slice."""

from django.urls import path

from sampan.protection.crossings import offer_views, views

app_name = "crossings"
urlpatterns = [
    path("", views.referral_list, name="list"),
    path("offer/<uuid:case_id>/", offer_views.offer, name="offer"),
    path("<uuid:referral_id>/", views.referral, name="referral"),
    path("<uuid:referral_id>/accept/", views.accept, name="accept"),
    path("<uuid:referral_id>/decline/", views.decline, name="decline"),
    path("<uuid:referral_id>/release/", views.release, name="release"),
    path("<uuid:referral_id>/hand-over/", views.hand_over, name="hand_over"),
    path("<uuid:referral_id>/feedback/", views.feedback, name="feedback"),
    path("<uuid:referral_id>/recall/", views.recall, name="recall"),
    path("<uuid:referral_id>/complete/", views.end_feedback, name="end_feedback"),
]
