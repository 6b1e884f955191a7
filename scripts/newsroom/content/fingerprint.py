"""The fingerprint of a page's texts, by which a translation knows what it was made from."""

import hashlib
import json

from newsroom.content.page_file import PageFile
from newsroom.model.kinds import texts_of
from newsroom.model.page import BasePage

LENGTH = 12


def fingerprint(file: PageFile, kind: type[BasePage]) -> str:
    """Twelve hexadecimal digits that change when a text of the page changes.

    Facts do not count: they stand once, and reach the translations by themselves. Nor
    do line ends and the blanks at the end of a line.
    """
    texts = {name: file.header.data[name] for name, _ in texts_of(kind) if name in file.header.data}
    body = "\n".join(line.rstrip() for line in file.body.text.strip().splitlines())
    content = json.dumps(texts, ensure_ascii=False, sort_keys=True) + "\n" + body
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
