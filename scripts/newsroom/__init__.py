"""The site generator: Markdown pages in, a static multilingual site out.

Packages, in the order in which data flow: `content` parses pages into `model`; `checks`
reports problems; `views` and `outputs` make the values and files that are published; `render`
makes one file of the site; `build` and `preview` publish and show it. `words` holds the texts
of the interface, `exchange` the files for translators. `tests/test_rooms.py` lists the allowed
imports.
"""

import sys
from types import TracebackType

_show = sys.excepthook


def _show_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show an error that ends the program; Ctrl+C without a traceback.

    Set here, as the modules of a command take a second to load before it runs
    (`environment.run`).
    """
    if issubclass(kind, KeyboardInterrupt):
        print("Stopped.", file=sys.stderr)
    else:
        _show(kind, error, trace)


sys.excepthook = _show_error
