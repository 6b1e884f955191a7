"""Exchange of texts with translators, in XLIFF and PO.

`exporting` makes the translation units of a page, `xliff` and `po` write and read the files,
`importing` makes a page from the units that come back. The files come from outside: units are
compared with a new export, and the new page is parsed and checked, before anything is written.
"""
