"""Pictures: sheets of the bundled protocols in every form, drawn to be looked at: python tests/pictures.py FOLDER."""

import sys
import time
from pathlib import Path

import plans

from posology import Schedule
from posology.language import TAGS, language
from posology.render import pdf as pages
from posology.render import plot
from posology.render.printing import document, page, pdf

CHINESE = Path("/usr/share/fonts/opentype/noto")
"""Where Debian keeps fonts for Chinese; without it no page is drawn in it."""

LINES = {
    "patient": "A. Example",
    "clinic": "Example clinic, 555 0100",
    "version": "2",
    "prepared_by": "B. Example",
    "prepared_on": "2026-12-01",
    "visits": [("2026-12-15", "Blood test")],
}
"""What a user would say on a sheet; the rest is left blank."""


def drawn(folder, name, sheet, **how):
    """Write a sheet as PDF and each of its pages as a picture."""
    paper, fonts = how.pop("paper", "a4"), how.pop("fonts", None)
    (folder / f"{name}.pdf").write_bytes(pdf(sheet, paper=paper, fonts=fonts, **how))
    made = document(sheet, "pdf", **how)
    for number, picture in enumerate(pages.png(made, issued=plans.START, paper=paper, fonts=fonts, ppi=70), 1):
        (folder / f"{name}-{number}.png").write_bytes(picture)


def chosen():
    """Two regimens of each drug, the first and the last."""
    found = {}
    for drug, name in plans.names():
        found.setdefault(drug, []).append(name)
    return [(drug, name) for drug, names in found.items() for name in dict.fromkeys((names[0], names[-1]))]


def main(folder):
    """Draw all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    for drug, name in chosen():
        sheet = plans.sheet(drug, name, **LINES)
        for copy in ("patient", "clinician"):
            drawn(folder, f"{drug}-{name}-{copy}", sheet, copy=copy, paper="letter" if copy == "clinician" else "a4")
        (folder / f"{drug}-{name}.html").write_text(page(sheet, "html"), "utf-8")
        (folder / f"{drug}-{name}.txt").write_text(page(sheet), "utf-8")
        assert isinstance(sheet.schedule, Schedule)
        (folder / f"{drug}-{name}.svg").write_text(plot.svg(sheet.schedule), "utf-8")
    sheet = plans.sheet("gabapentin", "medscape", **LINES)
    drawn(folder, "large-print", sheet, large_print=True)
    for tag in TAGS:
        fonts = CHINESE if tag == "zh" else None
        if fonts is None or fonts.is_dir():
            drawn(folder, f"language-{tag}", sheet, lang=language(tag, unreviewed=True), fonts=fonts)
    print(f"{len(list(folder.iterdir()))} files in {folder} in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
