"""What a picture of the site may be: its formats, and how large it is at most."""

FORMATS = ("JPEG", "PNG", "WEBP")
PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp")
"""The endings of the pictures that readers get in several widths."""
DRAWING = ".svg"
WIDTHS = (480, 960, 1600)
"""Pixels: phones, text columns on dense screens, full width. Never wider than the original."""
LARGEST = 50_000_000
"""Pixels. More would need over 200 MB of memory, and nobody's screen has them."""
TALLEST = 16_383
"""Pixels, in the widest variant: what WebP can hold."""
LARGEST_FILE = 40_000_000
"""Bytes of a photograph as it lies in `docs/`."""
LARGEST_DRAWING = 200_000
"""Bytes of an SVG, which readers get as it is."""
