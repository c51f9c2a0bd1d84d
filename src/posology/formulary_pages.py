"""Formulary pages: the reference pages of the bundled drugs, made from their files."""

from __future__ import annotations

import sys
from pathlib import Path

from posology import formulary
from posology.render.drug_page import drug_page, index_page


def pages() -> dict[str, str]:
    """
    Give every page of the formulary by its path under docs/reference.

    >>> sorted(pages())[0]
    'formulary.md'
    """
    protocols = [(name, formulary.load(name)) for name in formulary.names()]
    found = {f"formulary/{name}.md": drug_page(protocol) for name, protocol in protocols}
    return {"formulary.md": index_page(protocols), **found}


def write(folder: Path) -> None:
    """
    Write the pages, and remove those of drugs that are no longer there.

    Args:
        folder: docs/reference.
    """
    made = pages()
    (folder / "formulary").mkdir(exist_ok=True)
    for old in (folder / "formulary").glob("*.md"):
        if f"formulary/{old.name}" not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
