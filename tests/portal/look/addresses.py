"""The few addresses that the frame of a page posts to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer with an empty page."""
    return HttpResponse()


urlpatterns = [
    path("purpose/", nothing, name="purpose"),
    path("sign-out/", nothing, name="account_logout"),
    path("language/", include("django.conf.urls.i18n")),
    path("styleguide/", include("sampan.portal.styleguide.urls")),
]
