"""The settings of a new site: ours, with what an organisation decides for itself left to it."""

import json
import re
from collections.abc import Sequence
from html import escape

from newsroom.new_site.sample_pages import sample_texts
from newsroom.words import FIRST_LANGUAGE, about_language

_NAV = (
    *("index.md", "newsletter/", "events/", "partners/", "project/", "glossary.md", "handbook/"),
)
_LEGAL = ("project/accessibility.md", "project/privacy.md")


def settings_of(ours: str, *, name: str, languages: Sequence[str], site_url: str) -> str:
    """The text of `mkdocs.yml`, made from that of this project."""
    description = sample_texts(FIRST_LANGUAGE)["site"].format(name=name)
    changes = {
        r"^site_name: .*$": f"site_name: {_quoted(name)}",
        r"^site_description: .*$": f"site_description: {_quoted(description)}",
        r"^site_url: .*$": f"site_url: !ENV [SITE_URL, {_quoted(site_url)}]",
        r"^copyright: .*$": f"copyright: {_quoted(escape(name))}",
        r"^nav:\n(?:  - .*\n)+": "nav:\n" + "".join(f"  - {one}\n" for one in _NAV),
        r"^( +)- \{locale: .*\n(?:\1- \{locale: .*\n)*": "".join(
            _language(lang, name) for lang in languages
        ),
        r"^  funding:.*\n(?:    .*\n)*": "  funding: {}\n",
        r"^  licence:.*\n(?:    .*\n)*": "  licence: {}\n",
        r"^  legal:.*\n(?:    .*\n)*": "  legal:\n" + "".join(f"    - {one}\n" for one in _LEGAL),
    }
    text = ours
    for pattern, written in changes.items():
        escaped = written.replace("\\", r"\\")
        text, count = re.subn(pattern, escaped, text, count=1, flags=re.MULTILINE)
        assert count == 1, pattern
    return text


def _language(lang: str, name: str) -> str:
    own_name = about_language(lang).name
    is_first = lang == FIRST_LANGUAGE
    default = ", default: true" if is_first else ""
    said = sample_texts(lang)["site"].format(name=name)
    own = "" if is_first else f", site_description: {_quoted(said)}"
    return f"        - {{locale: {lang}, name: {own_name}{default}, build: true{own}}}\n"


def _quoted(text: str) -> str:
    """A text as YAML has it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
