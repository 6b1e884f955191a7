"""Where which language is spoken, as Unicode's tables have it."""

from babel.languages import get_official_languages


def is_official(lang: str, country: str) -> bool:
    """Whether this is an official language of the whole country: `tr` of `TR`."""
    return lang in get_official_languages(country, de_facto=True)
