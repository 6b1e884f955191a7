"""Icons of the Material package in our pages."""

from collections.abc import Mapping
from functools import lru_cache

from newsroom.model.profiles import NAMES
from newsroom.outputs.drawings.canvas import Markup
from newsroom.render.theme_package import icon_svg

DEFAULTS: Mapping[str, str] = {
    "logo": "material/library",
    "menu": "material/menu",
    "search": "material/magnify",
    "alternate": "material/translate",
    "edit": "material/file-edit-outline",
    "view": "material/history",
    "previous": "material/arrow-left",
    "next": "material/arrow-right",
    "top": "material/arrow-up",
}
"""The icons of `theme.icon` that our templates show, and which they are by default."""
SCHEMES: Mapping[str, str] = {
    "auto": "material/brightness-auto",
    "light": "material/brightness-7",
    "dark": "material/brightness-4",
}
"""The icons of the switch of colours, by what is shown now."""
STATES: Mapping[str, str] = {
    "cancelled": "material/calendar-remove",
    "postponed": "material/calendar-clock",
    "rescheduled": "material/calendar-sync",
    "moved-online": "material/monitor",
    "sold-out": "material/account-multiple-remove",
    "registration-closed": "material/lock-outline",
    "past": "material/history",
    "planned": "material/calendar-clock",
    "draft": "material/file-edit-outline",
    "not-yet": "material/calendar-clock",
    "expired": "material/calendar-remove",
}
"""The icons of the states of pages (`views/states.py`)."""
PROFILES: Mapping[str, str] = {name: f"simple/{name}" for name in NAMES} | {
    "linkedin": "material/linkedin",
}
"""The icons of the services on which organisations have profiles."""
_OPENING = '<svg class="nl-icon" width="24" height="24" aria-hidden="true" '


@lru_cache(maxsize=64)
def icon(name: str) -> Markup:
    """An icon beside words that say the same. Raises `KeyError` for an unknown one."""
    svg = icon_svg(name).replace(' xmlns="http://www.w3.org/2000/svg"', "")
    return Markup(svg.replace("<svg ", _OPENING, 1).strip())


def icons(chosen: Mapping[str, str]) -> Mapping[str, Markup]:
    """The icons of our templates; `chosen` are the names in `theme.icon`."""
    return {part: icon(chosen.get(part, name)) for part, name in DEFAULTS.items()}


def profile_icons() -> Mapping[str, Markup]:
    """The icons of profiles, by service."""
    return {service: icon(name) for service, name in PROFILES.items()}


def state_icons() -> Mapping[str, Markup]:
    """The icons of the states of pages, by state."""
    return {kind: icon(name) for kind, name in STATES.items()}
