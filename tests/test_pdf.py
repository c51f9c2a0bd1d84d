"""PDF: every text of a document in reading order, on paper and in print of both sizes, and the same bytes each time."""

import datetime as dt
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import documents
import pdf_pages
import pytest
from documents import EXAMPLES, document

from posology.render import pdf
from posology.render.document import Facts, Paragraph

ISSUED = dt.date(2026, 12, 1)
FORMS = (("a4", False), ("letter", True))
OTHERS = (("a4", True), ("letter", False))
ALL = {("plan", *form) for form in OTHERS} | {("arabic", *form) for form in OTHERS}
ALL |= {(name, *form) for name in EXAMPLES for form in FORMS}
LEFT_TO_RIGHT = sorted(set(EXAMPLES) - {"arabic"})


@pytest.fixture(scope="module")
def printed():
    """The examples: bytes by (name, paper, large print)."""
    return {
        (name, paper, large): pdf.page(EXAMPLES[name], issued=ISSUED, paper=paper, large_print=large)
        for name, paper, large in sorted(ALL)
    }


@pytest.fixture(scope="module")
def laid_out(printed):
    """The pages of each."""
    return {key: pdf_pages.pages(made) for key, made in printed.items()}


@pytest.mark.parametrize("name", LEFT_TO_RIGHT)
def test_every_text_of_a_document_is_found_in_reading_order(laid_out, name):
    wanted = [pdf_pages.squeezed(text) for text in documents.texts(EXAMPLES[name])]
    for paper, large in FORMS:
        found, at = pdf_pages.said(laid_out[name, paper, large]), 0
        for text in wanted:
            assert text in found[at:], (text, paper, large)
            at = found.index(text, at) + len(text)


@pytest.mark.parametrize("name", ["picture", "hostile", "notice"])
def test_nothing_else_is_printed(laid_out, name):
    made = EXAMPLES[name]
    title, *texts = documents.texts(made)
    wanted = pdf_pages.squeezed("".join([title, made.notice, *texts]))
    assert [wanted] * len(FORMS) == [pdf_pages.said(laid_out[name, *form]).replace("•", "") for form in FORMS]


@pytest.mark.parametrize("name", LEFT_TO_RIGHT)
def test_every_page_says_title_whose_it_is_its_number_and_the_warning(laid_out, name):
    made = EXAMPLES[name]
    for form in FORMS:
        found = laid_out[name, *form]
        for n, page in enumerate(found, 1):
            head = pdf_pages.squeezed("".join(text.said for text in page.head))
            number = made.page.replace("{pages}", str(len(found))).replace("{page}", str(n))
            assert pdf_pages.squeezed("".join([made.title, *made.running, number, made.notice])) == head


def test_no_letters_stand_on_others_or_cross_a_line_or_leave_the_margins(laid_out):
    for key, found in laid_out.items():
        for page in found:
            texts = sorted(page.head + page.texts, key=lambda each: -each.line)
            for n, text in enumerate(texts):
                near = [each for each in texts[n + 1 :] if text.line - each.line < text.size]
                assert not [(text, each) for each in near if text.covers(each)], key
                assert text.left > 15 * pdf_pages.MM - 0.1, key
                assert text.right < page.width - 15 * pdf_pages.MM + 0.1, key
                assert 15 * pdf_pages.MM < text.line < page.height - 15 * pdf_pages.MM - 0.7 * text.size, key
                crossed = [each for each in page.uprights if text.left + 0.5 < each.left < text.right - 0.5]
                assert not [each for each in crossed if each.low < text.line < each.high], key


def test_type_is_14_point_and_never_under_12_and_18_and_never_under_16_in_large_print(laid_out):
    for (name, _, large), found in laid_out.items():
        sizes = {text.size for page in found for text in page.head + page.texts}
        least, usual = (16, 18) if large or EXAMPLES[name].large else (12, 14)
        assert least <= min(sizes), name
        assert usual in sizes or name in {"picture", "six weeks"}, name


def test_lines_of_a_text_are_at_least_1_3_of_its_size_apart():
    text = "Do not drive until you know how this medicine affects you. " * 20
    for large, size in ((False, 14), (True, 18)):
        made = pdf.page(document(Paragraph(text)), issued=ISSUED, large_print=large)
        lines = sorted({each.line for each in pdf_pages.pages(made)[0].texts if each.size == size}, reverse=True)
        assert len(lines) > 5
        assert all(one - other >= 1.3 * size for one, other in itertools.pairwise(lines))


def test_paper_is_a4_or_letter_and_months_lie_across(laid_out):
    for paper, large, short, long in (("a4", False, 595.3, 841.9), ("letter", False, 612, 792)):
        sizes = [(round(page.width, 1), round(page.height, 1)) for page in laid_out["plan", paper, large]]
        assert [(short, long)] * 2 + [(long, short)] * (len(sizes) - 2) == sizes


def test_the_file_says_its_title_language_and_when_it_was_issued():
    east = dt.timezone(dt.timedelta(hours=9))
    found = pdf_pages.reader(pdf.page(documents.PICTURE, issued=dt.datetime(2026, 12, 1, 9, 30, tzinfo=east)))
    assert (found.metadata.title, found.trailer["/Root"]["/Lang"]) == ("Your examplol plan", "en-US")
    assert dt.datetime(2026, 12, 1, 0, 30, tzinfo=dt.UTC) == found.metadata.creation_date
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_same_document_makes_the_same_bytes_in_any_process(printed, fresh_python):
    code = """
import datetime as dt, hashlib, sys
sys.path.insert(0, sys.argv[1])
from documents import PLAN
from posology.render import pdf
made = [pdf.page(PLAN, issued=dt.date(2026, 12, 1)) for _ in range(2)]
assert made[0] == made[1]
print(hashlib.sha256(made[0]).hexdigest())
"""
    here = str(Path(documents.__file__).parent)
    assert hashlib.sha256(printed["plan", "a4", False]).hexdigest() == fresh_python(code, here)
    later = pdf.page(documents.PLAN, issued=dt.date(2026, 12, 2))
    assert later != printed["plan", "a4", False]


def test_a_document_meant_for_large_print_is_printed_large(printed):
    assert documents.DAYS.large
    small = attrs.evolve(documents.DAYS, large=False)
    assert printed["days", "a4", False] == pdf.page(small, issued=ISSUED, large_print=True)


def test_pages_are_drawn_as_pictures_one_a_page(laid_out):
    drawn = pdf.png(documents.LONG, issued=ISSUED, ppi=30)
    assert len(laid_out["long", "a4", False]) == len(drawn)
    assert {b"\x89PNG"} == {each[:4] for each in drawn}
    assert len(pdf.png(documents.PICTURE, issued=ISSUED, ppi=30)) == 1


def test_an_empty_value_is_a_ruled_line_to_be_filled_in_by_hand():
    rows = (("For", "Ada Example"), ("Clinic", ""), ("Emergency", ""))
    page = pdf_pages.pages(pdf.page(document(Facts(rows)), issued=ISSUED))[0]
    ruled = [each for each in page.strokes if each.right - each.left > 100]
    assert len(ruled) == 2
    below = [
        min(abs(each.low - text.line) for each in ruled) for said in ("Clinic", "Emergency") for text in page.find(said)
    ]
    assert all(gap < 8 for gap in below)


def test_every_form_of_every_example_is_pdf_ua_1(printed, tmp_path):
    named = os.environ.get("POSOLOGY_PDF_CHECK")
    run = Path(named) if named else Path(__file__).parents[2] / "shared" / "pdf-check" / "run"
    if not run.is_file() or not shutil.which("javac"):
        pytest.skip(f"no check of PDF files in {run}, or no Java; POSOLOGY_PDF_CHECK names its program")
    files = []
    for (name, paper, large), made in printed.items():
        files.append(tmp_path / f"{name}-{paper}-{large}.pdf".replace(" ", "-"))
        files[-1].write_bytes(made)
    env = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    done = subprocess.run([run, *files], env=env, capture_output=True, text=True, timeout=300, check=False)
    if "opendataloader" in done.stderr or "NoneType" in done.stderr:
        pytest.skip(f"{run} lacks what it needs: {done.stderr.strip().splitlines()[-1]}")
    assert len(files) == done.stdout.count(": compliant, 106 rules, 0 failed"), done.stdout + done.stderr
