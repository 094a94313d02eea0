"""The addresses of the public site."""

from django.urls import include, path

urlpatterns = [path("", include("sampan.prevention.offers.public.urls"))]

handler400 = "sampan.prevention.offers.public.failing.bad_request"
handler404 = "sampan.prevention.offers.public.failing.not_found"
handler500 = "sampan.prevention.offers.public.failing.broken"
