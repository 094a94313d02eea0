"""The questions of a return's acts, for other slices that do an act for many."""

from django.forms import Form

from sampan.protection.returns.desk import ACTS


def form_of(act: str) -> type[Form]:
    """Return the form of an act of the desk; its `told()` is what the act's service takes."""
    return ACTS[act].form
