"""Plot in a PDF file: no text of it is left out, in English and in Arabic."""

import datetime as dt
import io
import re
import unicodedata
from collections import Counter

import pytest

from posology import Schedule, load
from posology.language import language
from posology.render import pdf, plot
from posology.render.document import Document, Picture

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")


def printed(tag):
    """The picture, and the text of a PDF file that holds nothing else."""
    words = language(tag, unreviewed=True)
    pulses = Schedule(load("methylprednisolone")["kilfoyle"], "2026-12-01", days=3653)
    picture = plot.svg(pulses, language=words)
    document = Document(
        language=tag,
        direction=words.direction,
        title="1",
        running=("2",),
        page="{page} {pages}",
        notice="",
        blocks=(Picture(picture, "3", "4"),),
    )
    file = pypdf.PdfReader(io.BytesIO(pdf.page(document, issued=dt.date(2026, 12, 1))))
    return picture, "\n".join(page.extract_text() for page in file.pages)


def test_every_text_of_a_plot_is_in_the_file():
    picture, text = printed("en-US")
    texts = re.findall(r"<text[^>]*>([^<]*)<", picture)
    assert [each for each in texts if each.replace("\xa0", " ") not in text.replace("\xa0", " ")] == []


def test_every_letter_of_a_plot_in_arabic_is_in_the_file():
    picture, text = printed("ar")
    drawn = letters("".join(re.findall(r"<text[^>]*>([^<]*)<", picture)))
    assert drawn.total() > 100
    assert drawn - letters(unicodedata.normalize("NFKC", text)) == Counter()


def letters(text):
    return Counter(each for each in text if unicodedata.bidirectional(each) == "AL")
