"""The preview: a local server that shows pages as soon as they are saved.

`watching` reports the files that were saved, and `saves` sorts them by what they are. `session`
takes them in: `page_store` holds the pages as read, `site` renders them, `pages` keeps what was
made, and `versions` counts the changes. `checker_process` has the pages checked by `checking`,
in a process of its own; `problems` holds what it reports, and `faults` reads settings and words.
`server` and `answers` reply to the browser, and `panel` adds the errors to a page. `idle_tasks`
makes pages ahead. Nothing here touches the built site.
"""
