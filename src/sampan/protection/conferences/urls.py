"""Addresses of the conferences slice."""

from django.urls import path

from sampan.protection.conferences import views

app_name = "conferences"
urlpatterns = [
    path("plan/<uuid:case_id>/", views.plan, name="plan"),
    path("<uuid:conference_id>/", views.one, name="one"),
    path("<uuid:conference_id>/open/", views.open_words, name="open"),
    path("<uuid:conference_id>/hold/", views.hold, name="hold"),
    path("<uuid:conference_id>/cancel/", views.cancel, name="cancel"),
    path("<uuid:conference_id>/print/", views.print_minutes, name="print"),
]
