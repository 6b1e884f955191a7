"""Building safely: a fresh folder beside the published one, and a swap at the end.

Can be deleted with nothing lost but safety; `mkdocs build --strict` gives the same pages.
"""
