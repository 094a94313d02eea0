"""Addresses of the reintegration slice."""

from django.urls import path

from sampan.protection.reintegration import views, visit_views

app_name = "reintegration"
urlpatterns = [
    path("", views.survivors, name="list"),
    path("budget/", views.budget, name="budget"),
    path("case/<uuid:case_id>/begin/", views.begin, name="begin"),
    path("plan/<uuid:plan_id>/", views.plan, name="plan"),
    path("plan/<uuid:plan_id>/words/", views.words, name="words"),
    path("plan/<uuid:plan_id>/agree/", views.agree, name="agree"),
    path("plan/<uuid:plan_id>/goal/", views.goal, name="goal"),
    path("plan/<uuid:plan_id>/another-visit/", views.another_visit, name="another_visit"),
    path("plan/<uuid:plan_id>/end/", views.end, name="end"),
    path("goal/<uuid:item_id>/", views.move, name="move"),
    path("goal/<uuid:item_id>/spend/", views.spend, name="spend"),
    path("visit/<uuid:visit_id>/", visit_views.visit, name="visit"),
    path("visit/<uuid:visit_id>/missed/", visit_views.missed, name="missed"),
    path("visit/<uuid:visit_id>/signs/", visit_views.risk, name="risk"),
    path("visit/<uuid:visit_id>/tell/", visit_views.tell, name="tell"),
]
