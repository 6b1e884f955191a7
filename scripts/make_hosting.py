"""Write the headers of `newsroom/render/headers.py` into `hosting/nginx.conf` and `Caddyfile`."""

import sys

from newsroom.environment import ROOT, run
from newsroom.render.hosting import caddyfile, nginx_conf


def main() -> int:
    """Renew both files and name them."""
    for name, renew in (("nginx.conf", nginx_conf), ("Caddyfile", caddyfile)):
        path = ROOT / "hosting" / name
        path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
