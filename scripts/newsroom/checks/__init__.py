"""The rules, one function each, and how to say what is wrong, in every language."""
