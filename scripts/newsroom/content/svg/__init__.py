"""SVG files of `docs`: compared with lists of what only draws, and written anew."""

from newsroom.content.svg.parser import (
    SvgError,
    SvgFault,
    clean_svg,
    svg_faults,
    svg_size,
    svg_texts,
)

__all__ = ["SvgError", "SvgFault", "clean_svg", "svg_faults", "svg_size", "svg_texts"]
