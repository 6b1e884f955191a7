"""Makes each file of the site: settings, Markdown, templates, and the list of targets.

Reads pages and templates, writes nothing. Used by `build`, by `preview`, and by MkDocs through
the hooks in `scripts/hook_*.py`.
"""
