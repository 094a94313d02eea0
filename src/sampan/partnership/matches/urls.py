"""Addresses of the matches slice."""

from django.urls import path

from sampan.partnership.matches import views, views_of_desks, views_of_growth, views_of_suspects

app_name = "matches"
urlpatterns = [
    path("", views.question_list, name="list"),
    path("ask/case/<uuid:case_id>/", views.ask_case, name="ask_case"),
    path("ask/suspect/<uuid:subject_id>/", views.ask_suspect, name="ask_suspect"),
    path("questions/<uuid:question_id>/", views.question_page, name="question"),
    path("requests/", views.request_list, name="requests"),
    path("requests/<uuid:request_id>/", views.request_page, name="request"),
    path("quota/", views.quota, name="quota"),
    path("quota/drift/<uuid:source_id>/", views.quota, name="drift"),
    path("quota/tried/<uuid:source_id>/", views.quota, name="tried"),
    path("selectors/", views_of_suspects.selectors, name="selectors"),
    path("selectors/<uuid:selector_id>/remove/", views_of_suspects.remove, name="remove"),
    path("selectors/met/<uuid:source_id>/", views.met, name="met"),
    path("desk/", views_of_desks.desk, name="desk"),
    path("desk/<uuid:hit_id>/", views_of_desks.hit_page, name="hit"),
    path("oversight/", views_of_desks.oversight, name="oversight"),
    path("oversight/<uuid:opened_id>/", views_of_desks.opened_page, name="opened"),
    path("oversight/findings/<uuid:question_id>/", views_of_desks.finding, name="finding"),
    path("arrangements/grew/<uuid:epoch_id>/", views_of_growth.grew, name="grew"),
    path("arrangements/stuck/<uuid:source_id>/", views_of_desks.stuck, name="stuck"),
    path("arrangements/", views_of_desks.arrangements, name="arrangements"),
    path("arrangements/<uuid:arrangement_id>/", views_of_desks.answer, name="arrangement"),
]
