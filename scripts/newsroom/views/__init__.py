"""Views: the plain values that a template shows, in the language of the reader.

A view decides everything; a template asks only “is it there” and “for each”.
"""
