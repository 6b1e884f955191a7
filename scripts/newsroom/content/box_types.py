"""The types of admonitions: Material's, and the names that other tools have for them."""

TYPES = frozenset(
    {"abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote"}
    | {"success", "tip", "warning"}
)
"""Material's types of admonitions."""
OTHER_NAMES = {
    **dict.fromkeys(("summary", "tldr"), "abstract"),
    **dict.fromkeys(("important", "todo"), "info"),
    "hint": "tip",
    **dict.fromkeys(("check", "done"), "success"),
    **dict.fromkeys(("faq", "help"), "question"),
    "attention": "warning",
    **dict.fromkeys(("fail", "missing"), "failure"),
    **dict.fromkeys(("caution", "error"), "danger"),
    "cite": "quote",
}
"""Other names of these types, in GitHub, Obsidian and older Material."""
