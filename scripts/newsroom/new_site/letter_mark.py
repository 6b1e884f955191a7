"""A mark for a site that has none yet: the first letters of its name on a square."""

from xml.sax.saxutils import escape

MOST = 2
"""Letters on the square."""
_BRAND = "#0b4a5a"
_TEXT = (
    '<text x="12" y="16" fill="#fff" font-family="sans-serif"'
    ' font-size="{size}" font-weight="700" text-anchor="middle">{letters}</text>'
)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{}</svg>\n'


def initials(name: str) -> str:
    """The first letters of the first words of a name: `BM` for `Braga Mill`."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:MOST]).upper() or "•"


def logo(name: str) -> str:
    """The mark for the masthead, which has a ground of its own."""
    return _SVG.format(_letters(name))


def favicon(name: str) -> str:
    """The mark on its square."""
    square = f'<rect width="24" height="24" rx="5" fill="{_BRAND}"/>'
    return _SVG.format(square + _letters(name))


def _letters(name: str) -> str:
    letters = initials(name)
    return _TEXT.format(size=11 if len(letters) > 1 else 15, letters=escape(letters))
