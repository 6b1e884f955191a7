"""The web site: what MkDocs is told, and the plain values that templates show.

With `build` the only room that knows MkDocs; when the platform changes, these two do.
"""
