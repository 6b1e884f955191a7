"""The settings of a site: `mkdocs.yml`, and what it may say."""

from newsroom.render.settings.reading import (
    OUR_HOOKS,
    Fault,
    Settings,
    SettingsError,
    SiteTexts,
    read_settings,
    require_menu,
    settings_files,
)

__all__ = [
    "OUR_HOOKS",
    "Fault",
    "Settings",
    "SettingsError",
    "SiteTexts",
    "read_settings",
    "require_menu",
    "settings_files",
]
