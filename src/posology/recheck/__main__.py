"""
Run the checker as ``python -m posology.recheck CERTIFICATE PROTOCOL.toml [REGIMEN …]``.

A copy of its folder alone runs as ``python -m recheck``. The exit code is 0 only if every bound is CONFIRMED as kept,
1 if one is violated, refused or not checked, 2 for files that cannot be read.
"""

import sys
from pathlib import Path

from .claims import CONFIRMED, recheck


def main(arguments: list[str]) -> int:
    """Write a line for every bound, and say by the exit code whether all are confirmed."""
    if len(arguments) < 2:
        print(f"usage: {__doc__}", file=sys.stderr)
        return 2
    try:
        certificate, protocol = (Path(each).read_bytes().decode("utf-8-sig") for each in arguments[:2])
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    rows = recheck(certificate, protocol, arguments[2:])
    for regimen, bound, answer in rows:
        print(f"{regimen or '-'} {bound or '-'}: {answer}")
    return 0 if rows and all(answer == CONFIRMED for *_, answer in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
