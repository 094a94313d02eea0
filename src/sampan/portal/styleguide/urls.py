"""Where the style guide is found."""

from __future__ import annotations

from django.urls import path

from sampan.portal.styleguide import views

app_name = "styleguide"
urlpatterns = [
    path("", views.show_components, name="components"),
    path("public/", views.show_public_page, name="public"),
    path("paper/", views.show_paper, name="paper"),
    path("confirm/", views.show_confirmation, name="confirm"),
    path("error/<str:name>/", views.show_error_page, name="error"),
]
