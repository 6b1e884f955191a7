"""Who stands behind the site, as templates show it: who pays, who answers, where one signs up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.content.page_file import name_of
from newsroom.render.settings import Settings
from newsroom.words import FIRST_LANGUAGE

NEWSLETTER = "newsletter/"
"""The section whose pages offer the newsletter, as the home page does."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text of the settings."""

    text: str
    lang: str = ""
    """Its language, when it is not the page's."""


@dataclass(frozen=True, kw_only=True)
class Funding:
    """Who pays, and who answers for what is said."""

    emblem: bool
    """Whether the emblem of the European Union is shown."""
    statement: Text
    more: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The office that answers readers; what it does not have is empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""

    @property
    def dialled(self) -> str:
        """The telephone number as a link has it: `+442079460123`."""
        return "+" + "".join(filter(str.isdecimal, self.phone))


def organisation_values(settings: Settings, lang: str) -> dict[str, Any]:
    """What the foot of every page shows of the organisation."""
    written = settings.extra.get("contact") or {}
    contact = Contact(**{name: str(value or "") for name, value in written.items()})
    return {
        "funding": _funding(settings.extra.get("funding") or {}, lang),
        "contact": contact if contact != Contact() else None,
        "licence": text_in(licence, lang) if (licence := settings.extra.get("licence")) else None,
        "sign_up": settings.extra.get("newsletter") or "",
    }


def legal_pages(settings: Settings) -> list[str]:
    """The names of the pages about the site itself."""
    return [name_of(one, settings.languages)[0] for one in settings.extra.get("legal") or ()]


def offers_newsletter(ref: str | None) -> bool:
    """Whether readers of a page may look for the place where one signs up."""
    return ref is not None and (ref == "index" or ref.startswith(NEWSLETTER))


def text_in(texts: str | Mapping[str, str], lang: str) -> Text:
    """A text of the settings in a language, else in the first."""
    if isinstance(texts, str):
        texts = {FIRST_LANGUAGE: texts}
    own = texts.get(lang)
    if own:
        return Text(text=own)
    return Text(text=texts[FIRST_LANGUAGE], lang="" if lang == FIRST_LANGUAGE else FIRST_LANGUAGE)


def _funding(written: Mapping[str, Any], lang: str) -> Funding | None:
    if not written:
        return None
    more = (written.get(name) for name in ("disclaimer", "note"))
    return Funding(
        emblem=bool(written.get("emblem")),
        statement=text_in(written["statement"], lang),
        more=tuple(text_in(texts, lang) for texts in more if texts),
    )
