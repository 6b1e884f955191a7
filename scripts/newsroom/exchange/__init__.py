"""What translators outside the project are given, and what comes back from them.

The one door through which texts come in that no editor typed into a page: whatever comes
back is distrusted until it has been compared, read again as a page, and judged.
"""
