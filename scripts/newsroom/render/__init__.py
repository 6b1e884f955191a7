"""How one file of the site is made: settings, Markdown, templates, and the list of targets.

Reads pages and templates, writes nothing. Three callers use it: `build`, `preview`, and MkDocs
by the hooks in `scripts/hook_*.py`.
"""
