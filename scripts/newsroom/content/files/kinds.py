"""Which files of `docs` are published, by their names.

What is not on these lists is no kind of file for a site: HTML would be a page that nobody has
checked, and a program would run in the browser of whoever reads it.
"""

import posixpath
import re

from newsroom.model.pictures import DRAWING, PHOTOGRAPHS

DOCUMENTS = (".pdf", ".csv", ".ods", ".ics")
OUR_PROGRAMS = frozenset(
    {
        *(f"assets/javascripts/search-{name}.js" for name in ("dialog", "excerpt", "fold")),
        *(f"assets/javascripts/search-{name}.js" for name in ("index", "page", "results", "typo")),
        *(
            f"assets/javascripts/{name}.js"
            for name in ("article", "earlier-ids", "own-time", "redirect", "site")
        ),
        *(
            f"assets/stylesheets/{name}.css"
            for name in (
                *("announcement", "card", "contents", "copy", "drawing", "event", "facts"),
                *("figure", "footer", "home", "issue", "masthead", "module", "notice"),
                *("page", "page-head", "pager", "palette", "print", "programme", "reference"),
                *("search", "state", "table", "text", "tokens", "translations"),
            )
        ),
        *(
            f"api/v1/schema/{name}.json"
            for name in (
                *("case_study", "concept", "event", "issue"),
                *("module", "page", "partner", "programme"),
            )
        ),
    }
)
"""The scripts, stylesheets and schemas of the generator, by their paths from `docs` on."""
_PROGRAMS = (".js", ".css", ".json")
_OTHER_PICTURES = (
    *(".avif", ".bmp", ".gif", ".heic", ".heif", ".ico", ".jfif", ".jp2", ".jxl", ".psd"),
    *(".tif", ".tiff"),
)
_LEFT_OVER = re.compile(
    r".*(?:~|\.(?:bak|orig|rej|sw[m-p]|tmp|part|crdownload|download))"  # editors, browsers, git
    r"|~\$.*|#.*#"  # open in an office program, or in Emacs
    r"|(?:eh)?thumbs\.db|desktop\.ini|\.ds_store|icon\r",  # Windows, macOS
    re.IGNORECASE | re.DOTALL,
)


def is_left_over(name: str) -> bool:
    """Whether an editor or a system has left a file: neither checked nor published.

    Folders are never left over: pages in them would disappear without a word.
    """
    return bool(_LEFT_OVER.fullmatch(name))


def is_our_program(path: str) -> bool:
    """Whether a script, stylesheet or schema is one of the generator, by its path in `docs`."""
    return path in OUR_PROGRAMS


def is_program(path: str) -> bool:
    """Whether a file is a script, a stylesheet or a schema, ours or not."""
    return path.lower().endswith(_PROGRAMS)


def is_other_picture(path: str) -> bool:
    """Whether a file is a picture, by its name, of a kind that readers would not see."""
    return path.lower().endswith(_OTHER_PICTURES)


def is_published(path: str) -> bool:
    """Whether a file that is no page is of a kind that the site publishes.

    Cameras and scanners write endings in capital letters.
    """
    suffix = posixpath.splitext(path)[1].lower()
    return suffix in (*PHOTOGRAPHS, DRAWING, *DOCUMENTS) or is_our_program(path)
