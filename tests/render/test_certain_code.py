"""What the checker takes for certain code is shown as code, whatever stands around it.

The short form tries some hundred texts, the sweep (`SWEEP=1`) thousands.
"""

import os
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.content.code import without_certain_code
from newsroom.render.markdown import Converter, as_mkdocs_reads
from newsroom.render.settings import read_settings
from site_tools import ROOT

CONVERTER = Converter(read_settings(ROOT / "mkdocs.yml"))
FENCES = ["```\n", "```py\n", "~~~\n", "~~~py\n", "````\n", "~~~~\n", "``` \n", "```.py\n"]
FENCES += ["  ```\n", "    ```\n", "    ```py\n", "\t```\n", " ```\n", "> ```\n", "> ```py\n"]
FENCES += ["- ```\n", "``` { .py }\n", "``` { .py .x #y }\n", "```{.py}\n", "```py {.x}\n"]
FENCES += ["``` a b\n", '```py linenums="1"\n', '```py linenums="a"\n', '``` py hl_lines="1 2"\n']
FENCES += ['``` py title="WORD"\n', "```WORD```\n"]
SPANS = ["`WORD` ", "``WORD` ", "`` ` WORD`` ", "`#!py WORD` ", "\\`WORD` ", "[WORD](`WORD`)"]
SPANS += ["*`WORD`*", "<b>`WORD`</b>", "`WORD\nWORD`\n", "[WORD](a(b)\n`WORD`)"]
OTHERS = ["WORD\n", "WORD ", "  WORD\n", "> WORD\n", "- WORD\n", "    WORD\n", "\n", "<!-- ", "-->"]
OTHERS += ["!!! note\n", '=== "WORD"\n', "| WORD | `WORD` |\n|---|---|\n"]
EXAMPLES = 5_000 if os.environ.get("SWEEP") else 500
PIECES = st.lists(st.sampled_from([*FENCES, *SPANS, *OTHERS]), min_size=2, max_size=9).map("".join)
_CODE = re.compile(r"<code[^>]*>.*?</code>|data-label=\"[^\"]*\"", re.DOTALL)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(PIECES)
def test_certain_code_is_code(text: str) -> None:
    parts = text.split("WORD")
    numbered = "".join(f"{part}word{n}z" for n, part in enumerate(parts[:-1])) + parts[-1]
    written = as_mkdocs_reads(numbered)
    left = without_certain_code(written)
    shown = _CODE.sub("", CONVERTER.convert(written, lambda _: None).html)
    certain = [f"word{n}z" for n in range(len(parts) - 1) if f"word{n}z" not in left]
    assert [word for word in certain if word in shown] == []
