"""Addresses of the circumstances slice."""

from django.urls import URLPattern, path

from sampan.protection.circumstances import views

app_name = "circumstances"
_HOLDERS = {
    "leg": "<uuid:leg_id>",
    "place": "<uuid:held_place_id>",
    "suspect": "<uuid:suspect_id>",
    "trace": "<uuid:trace_id>",
}


def _of_part(part: str) -> list[URLPattern]:
    told, holder = {"part": part}, _HOLDERS[part]
    return [
        path(f"case/<uuid:case_id>/{part}/", views.add, told, name=f"add_{part}"),
        path(f"{part}/{holder}/", views.change, told, name=f"change_{part}"),
        path(f"{part}/{holder}/remove/", views.remove, told, name=f"remove_{part}"),
    ]


urlpatterns: list[URLPattern] = [
    path("case/<uuid:case_id>/", views.opened, name="opened"),
    *(one for part in _HOLDERS for one in _of_part(part)),
]
