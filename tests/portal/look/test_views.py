"""The style guide is shown where nothing is real, and nowhere else."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from sampan.portal.styleguide import views


@pytest.fixture
def request_for_guide(rf: RequestFactory) -> Any:
    return rf.get("/styleguide/")


@pytest.mark.parametrize("view", [views.show_components, views.show_public_page, views.show_paper])
def test_guide_on_a_real_node_is_not_there(view: Any, request_for_guide: Any, settings: Any) -> None:
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, is_demo=False)
    with pytest.raises(Http404):
        view(request_for_guide)


def test_error_page_that_is_unknown_is_not_there(rf: RequestFactory, settings: Any) -> None:
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, is_demo=True)
    with pytest.raises(Http404):
        views.show_error_page(rf.get("/styleguide/error/418/"), name="418")


def test_guide_by_post_is_refused(rf: RequestFactory) -> None:
    assert views.show_components(rf.post("/styleguide/")).status_code == 405
