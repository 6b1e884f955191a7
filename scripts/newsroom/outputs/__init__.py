"""How the catalogue becomes what readers take away: feeds, calendars, e-mail, PDF.

Values in, text or bytes out. The first output moves in with the first issue that asks
for one; until then the room holds only its place in the import table.
"""
