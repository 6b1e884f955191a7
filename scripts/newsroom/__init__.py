"""The site generator: Markdown pages in, a static multilingual site out.

Packages, in the order in which data flow: `content` parses pages into `model`; `checks`
reports problems; `views` and `outputs` make the values and files that are published; `render`
makes one file of the site; `build` and `preview` publish and show it. `words` holds the texts
of the interface, `exchange` the files for translators. `tests/test_rooms.py` lists the allowed
imports.
"""
