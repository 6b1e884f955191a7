"""The preview: a resident house that shows editors their pages as soon as they save them.

`watching` notices what was saved, `shelf` holds the pages as read, `judging` is the checker
in a process of its own, `press` makes pages with MkDocs' own steps, `house` decides what must
be made anew, `calm` makes the rest while nobody waits, `standing` and `panel` say what is wrong,
and `server` hands it all to the browser. Nothing here touches the built site.
"""
