"""A text read into facts: the dates, times, numbers and codes that it states, with their places.

Every rule that needs to know what a text says asks here; none has a pattern of its own for a
date, a time or a number.
"""
