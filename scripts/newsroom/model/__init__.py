"""The data model: partners, events, modules, case studies, issues and the catalogue.

One definition per kind of page, used for parsing, checking and rendering. It does not depend
on files, the clock, the network or the language of the interface.
"""
