"""The newsroom: from editors' Markdown on the left to readers' files on the right.

Rooms, in the order in which data flows: `content` reads, `model` says what things
are, `checks` judges, `outputs` and `site` make what readers get, `build` publishes
it safely. `words` holds what is said, in every language. Who may import whom stands
in `tests/test_rooms.py`.
"""
