"""Addresses of the accounts slice."""

from django.urls import path

from sampan.registry.accounts import views

app_name = "accounts"
urlpatterns = [path("sign-in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link")]
