"""How the catalogue becomes what readers take away: feeds, calendars, e-mail, PDF, schemas.

Values in, text or bytes out.
"""
