"""The official languages of countries, by Unicode's tables."""

from babel.languages import get_official_languages


def is_official(lang: str, country: str) -> bool:
    """Whether a language is official in the whole country: `tr` in `TR`."""
    return lang in get_official_languages(country, de_facto=True)
