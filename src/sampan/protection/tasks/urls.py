"""Addresses of the tasks slice."""

from django.urls import path

from sampan.protection.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.task_list, name="list"),
    path("new/<uuid:case_id>/", views.write, name="write"),
    path("case/<uuid:case_id>/", views.of_case, name="of_case"),
    path("case/<uuid:case_id>/texts/", views.texts, name="texts"),
    path("<uuid:task_id>/", views.task_page, name="task"),
    path("<uuid:task_id>/text/", views.text, name="text"),
    path("<uuid:task_id>/done/", views.done, name="done"),
    path("<uuid:task_id>/drop/", views.drop, name="drop"),
    path("<uuid:task_id>/change/", views.change, name="change"),
    path("<uuid:task_id>/reopen/", views.reopen, name="reopen"),
]
