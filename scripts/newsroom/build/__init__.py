"""Builds the site into a new folder, which replaces the published one when it is complete.

Files that would not differ are taken over from the published site. `mkdocs build --strict`
gives the same pages, without this.
"""
