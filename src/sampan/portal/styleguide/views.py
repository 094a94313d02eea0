"""The style guide's pages: shown on a demonstration node or while developing, nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sampan.portal.styleguide.forms import SampleForm, sample_form_with_errors
from sampan.portal.styleguide.samples import SAMPLES, Sample, sample_in

ERROR_PAGES = frozenset({"400", "403", "404", "500", "403_csrf"})
View = Callable[..., HttpResponse]


def only_where_nothing_is_real(view: View) -> View:
    """Answer 404 unless the node is a demonstration or runs in debug."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not (settings.DEBUG or getattr(getattr(settings, "SAMPAN_NODE", None), "is_demo", False)):
            raise Http404
        return view(request, *args, **kwargs)

    return require_safe(guarded)


@only_where_nothing_is_real
def show_components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, with sample text in the language asked by `?sample=`."""
    context = {
        "sample": _sample(request),
        "samples": SAMPLES,
        "form": SampleForm(),
        "form_with_errors": sample_form_with_errors(),
    }
    return render(request, "portal/styleguide/components.html", context)


@only_where_nothing_is_real
def show_public_page(request: HttpRequest) -> HttpResponse:
    """Show a page without an account."""
    return render(request, "portal/styleguide/public_page.html", {"sample": _sample(request)})


@only_where_nothing_is_real
def show_paper(request: HttpRequest) -> HttpResponse:
    """Show a bilingual form as it is printed."""
    return render(request, "portal/styleguide/paper.html", {"sample": _sample(request)})


@only_where_nothing_is_real
def show_confirmation(request: HttpRequest) -> HttpResponse:
    """Show a page that asks before something is done."""
    context = {
        "question": "Withdraw this consent?",
        "consequences": ["The shelter is told within seconds.", "What it holds is sealed or erased."],
        "confirm_label": "Withdraw the consent",
        "cancel_url": "/styleguide/",
    }
    return render(request, "confirm.html", context)


@only_where_nothing_is_real
def show_error_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show one of the error pages."""
    if name not in ERROR_PAGES:
        raise Http404
    return render(request, f"{name}.html")


def _sample(request: HttpRequest) -> Sample:
    return sample_in(request.GET.get("sample", "en"))
