"""What a picture of the site may be: its formats, and how large it is at most.

The limits are counts, so that the same file is accepted or refused on every machine. With them
the worst picture known takes 4 seconds and 400 MB to convert.
"""

FORMATS = ("JPEG", "PNG", "WEBP")
PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp")
"""The endings of the pictures that readers get in several widths, in small or capital letters."""
DRAWING = ".svg"
WIDTHS = (480, 960, 1600)
"""Pixels: phones, text columns on dense screens, full width. Never wider than the original."""
NARROWEST = 960
"""Pixels of the picture at the top of a page, so that it is sharp on most screens."""
LARGEST = 20_000_000
"""Pixels of a PNG or WebP picture, which are decoded in full: 80 MB of memory."""
LARGEST_JPEG = 50_000_000
"""Pixels of a JPEG picture, which is decoded in a smaller size; telephones make such pictures."""
MOST_SCANS = 30
"""Scans of a progressive JPEG picture. Encoders write about ten; each is a pass over all pixels."""
MOST_PARTS = 10_000
"""Chunks of a PNG, segments of a JPEG. A picture of 40 MB has about 5,000 at most."""
LARGEST_SHOWN = 6_000_000
"""Pixels of the widest variant: 1600 × 3750."""
TALLEST = 16_383
"""Pixels, in the widest variant: what WebP can hold."""
LARGEST_FILE = 40_000_000
"""Bytes of a photograph as it lies in `docs/`."""
LARGEST_DRAWING = 200_000
"""Bytes of an SVG, which readers get as it is."""
