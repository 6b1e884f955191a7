"""The register of a new site: general lists to begin with, and nothing yet that is watched."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

GENERAL: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "topics": {
        "general": {
            "en": "General", "de": "Allgemeines", "es": "General", "it": "Generale", "tr": "Genel",
        },
    },
    "sectors": {
        "general": {
            "en": "Various fields", "de": "Verschiedene Bereiche", "es": "Varios ámbitos",
            "it": "Settori vari", "tr": "Çeşitli alanlar",
        },
    },
}  # fmt: skip
"""The lists that every organisation makes for itself; these entries only show the form."""
KEPT = ("partner_kinds", "partner_roles", "counted", "issue_sections")
"""The lists of ours that fit any organisation."""
_HEAD = """\
# The register: what this organisation itself decides. It is not published.
#
# The lists from which pages choose: each value has an id, which pages write, and a label in each
# language, which readers see. Add your own; a value that a page uses cannot be deleted.
# `names`, `places` and `terms` are written one way everywhere: see docs/handbook/.
"""


def register_of(ours: str, languages: Sequence[str], left_out: Sequence[str]) -> str:
    """The text of `docs/register.yml`, made from that of this project.

    `left_out` are ids of this project's field, which others do not need.
    """
    found: dict[str, Any] = yaml.safe_load(ours)
    lists = {**GENERAL, **{name: found[name] for name in KEPT if name in found}}
    labels = {
        name: {
            key: {lang: label for lang, label in one.items() if lang in languages}
            for key, one in entries.items()
            if key not in left_out
        }
        for name, entries in lists.items()
    }
    return _HEAD + yaml.safe_dump(labels, allow_unicode=True, width=1000, sort_keys=False)
