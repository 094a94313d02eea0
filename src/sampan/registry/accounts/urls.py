"""Addresses of the accounts slice."""

from django.urls import path

from sampan.registry.accounts import administration_views as administration
from sampan.registry.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("settings/", views.settings, name="settings"),
    path("settings/language/", views.language, name="language"),
    path("settings/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("roles/", views.roles, name="roles"),
    path("administration/accounts/", administration.list_accounts, name="list"),
    path("administration/accounts/new/", administration.new, name="new"),
    path("administration/accounts/<uuid:account_id>/", administration.one, name="one"),
    path(
        "administration/accounts/<uuid:account_id>/roles/", administration.change_roles, name="change_roles"
    ),
    path("administration/accounts/<uuid:account_id>/link/", administration.issue_link, name="issue_link"),
    path("administration/accounts/<uuid:account_id>/close/", administration.close, name="close"),
]
