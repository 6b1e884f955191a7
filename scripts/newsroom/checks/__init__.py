"""The rules, one function each, and the messages and reports of problems in every language."""
