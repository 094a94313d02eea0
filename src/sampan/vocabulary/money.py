"""The currency of a country, by ISO 4217: in which costs and support of a node are written."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, get_territory_currencies

from sampan.vocabulary.errors import UnknownCode


def currency_of(country: str) -> str:
    """Return the ISO 4217 code of a country's currency today (CLDR); raises UnknownCode."""
    found = get_territory_currencies(country)
    if not found:
        raise UnknownCode("No currency of this country is known.", remedy="Check the node's country.")
    return str(found[0])


def money_words(amount: Decimal | None, currency: str, language: str) -> str:
    """Return an amount as people of the language write it; empty when there is none."""
    if amount is None or not currency:
        return ""
    return str(format_currency(amount, currency, locale=Locale.parse(language.replace("-", "_"))))
