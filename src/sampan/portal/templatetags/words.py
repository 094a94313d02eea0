"""The filter that says an error's sentence in the reader's language; every template has it."""

from django import template

from sampan.portal import telling

register = template.Library()


@register.filter
def told(text: object) -> object:
    """Return an error's or a notice's text in the reader's language; anything else as it is."""
    plain = str(text)
    translated = telling.told(plain)
    return text if translated == plain else translated
