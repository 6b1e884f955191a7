"""Write the JSON Schema of each kind of page into `docs/api/v1/schema/`."""

import json
import sys

from newsroom.build.file_writing import write_whole
from newsroom.content.register_file import read_register
from newsroom.environment import DOCS, run
from newsroom.model.kinds import KINDS
from newsroom.model.register import NO_REGISTER
from newsroom.outputs.schemas import schema_of
from newsroom.words import languages


def main() -> int:
    """Write a file for each kind and name it."""
    folder = DOCS / "api" / "v1" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    found = read_register(DOCS, languages())
    register = found.register if found else NO_REGISTER
    for kind in KINDS:
        path = folder / f"{kind}.json"
        text = json.dumps(schema_of(kind, register), ensure_ascii=False, indent=2)
        write_whole(path, f"{text}\n".encode())
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
